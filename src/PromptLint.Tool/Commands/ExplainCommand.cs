using System.CommandLine;
using System.Text;

namespace PromptLint.Tool.Commands;

/// <summary><c>promptlint explain PL2001</c>: prints a rule's page.</summary>
internal static class ExplainCommand
{
    private const string Prefix = "rules/";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var rule = new Argument<string>("RULE") { Description = "Id of the rule, for example PL2001." };
        var command = new Command("explain", "Prints the page of a rule.") { rule };
        command.SetAction(parsed => Run(parsed.GetValue(rule) ?? "", parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return command;
    }

    private static int Run(string rule, TextWriter output, TextWriter error)
    {
        var assembly = typeof(ExplainCommand).Assembly;
        var pages = assembly.GetManifestResourceNames().Where(static n => n.StartsWith(Prefix, StringComparison.Ordinal)).ToList();
        if (pages.FirstOrDefault(p => p.Equals(Prefix + rule.Trim() + ".md", StringComparison.OrdinalIgnoreCase)) is not { } page)
        {
            var known = pages.Count == 0
                ? ""
                : "; there are " + string.Join(", ", pages.Select(static p => p[Prefix.Length..^3]).Order(StringComparer.Ordinal));
            error.WriteLine($"promptlint: there is no page for '{rule}'{known}.");
            return ExitCodes.Failed;
        }

        using var reader = new StreamReader(assembly.GetManifestResourceStream(page)!, Encoding.UTF8);
        output.Write(reader.ReadToEnd());
        return ExitCodes.Fine;
    }
}
