using System.CommandLine;
using PromptLint.Core.Pricing;
using PromptLint.Reporting.Prices;
using PromptLint.Tool.Files;

namespace PromptLint.Tool.Commands;

/// <summary><c>promptlint prices show|update</c>: what models cost, and what a newer list says.</summary>
internal static class PricesCommand
{
    /// <summary>The command.</summary>
    public static Command Create() => new("prices", "What models cost.") { Show(), Update() };

    private static Command Show()
    {
        var model = new Argument<string>("MODEL") { Description = "A model's id, or a name that it is called by." };
        var against = new Option<string?>("--against") { Description = "A model paid by the token: from where on the self-hosted MODEL is cheaper." };
        var share = new Option<decimal>("--output-share")
        {
            Description = "Share of the tokens that are output, 0 to 1.",
            DefaultValueFactory = static _ => 0.5m,
        };
        var on = new Option<string?>("--on")
        {
            Description = "The prices of a day, yyyy-MM-dd, where the cards tell them; by default those of the card's own date.",
        };
        var prices = PriceFiles.Option();
        var command = new Command("show", "Shows the prices of a model.") { model, against, share, on, prices };
        command.SetAction(parsed => Guarded.Run(parsed.InvocationConfiguration.Error, () =>
        {
            var book = PriceFiles.Book(parsed.GetValue(prices));
            var name = parsed.GetValue(model)!;
            var price = Find(book, name);
            if (parsed.GetValue(on) is { } day)
            {
                price = price.On(PriceFiles.Day("--on", day)) ?? throw new InputFileException($"no price card tells what {price.Id} cost on {day}.");
            }

            var text = PriceSheet.Write(name, price);
            if (parsed.GetValue(against) is { } other)
            {
                if (price.SelfHosting is null)
                {
                    throw new InputFileException($"{price.Id} is paid by the token; expected a model with 'selfHosted' for --against.");
                }

                if (parsed.GetValue(share) is < 0 or > 1)
                {
                    throw new InputFileException("--output-share must be from 0 to 1.");
                }

                text += PriceSheet.BreakEven(price, Find(book, other), parsed.GetValue(share));
            }

            parsed.InvocationConfiguration.Output.Write(text);
            return ExitCodes.Fine;
        }));
        return command;
    }

    private static Command Update()
    {
        var from = new Option<string>("--from")
        {
            Description = "A list on disk: data.json of genai-prices, model_prices_and_context_window.json of LiteLLM, or api.json of models.dev.",
            Required = true,
        };
        var asOf = new Option<string>("--as-of") { Description = "The day that the list is of, yyyy-MM-dd.", Required = true };
        var output = new Option<string?>("--output", "-o") { Description = "Writes a price card of what changes; without it the changes are shown only." };
        var prices = PriceFiles.Option();
        var command = new Command("update", "Compares a list of the community with the price cards. Your own cards stay as they are.")
        {
            from, asOf, output, prices,
        };
        command.SetAction(parsed => Guarded.Run(parsed.InvocationConfiguration.Error, () =>
        {
            var day = PriceFiles.Day("--as-of", parsed.GetValue(asOf)!);
            var own = (parsed.GetValue(prices) ?? []).Select(path => InputFile.Read(path, text => PriceCardReader.Read(text, path))).ToList();
            var update = InputFile.Read(parsed.GetValue(from)!, text => PriceUpdate.Of(text, day, PriceBook.Default, own));
            var said = parsed.InvocationConfiguration.Output;
            said.WriteLine($"{update.List}: {update.Compared} models of the cards, {update.Changes.Count} with another price.");
            foreach (var change in update.Changes)
            {
                said.WriteLine($"  {change.Old.Id}: {PriceUpdate.Words(change)}{(change.IsKept ? " (your own price stays)" : "")}");
            }

            if (parsed.GetValue(output) is { } path)
            {
                OutputFile.Write(path, PriceCardWriter.Write(update.Card), said);
                said.WriteLine($"{path}: {update.Card.Models.Count} prices. Use it with --prices behind your own cards, or as PromptLintPriceCard.");
            }

            return ExitCodes.Fine;
        }));
        return command;
    }

    private static ModelPrice Find(PriceBook book, string name) =>
        book.Find(name)
            ?? (book.MappedModel(name) is { } mapped ? book.Find(mapped) : null)
            ?? throw new InputFileException($"no price card has a model '{name}'.");
}
