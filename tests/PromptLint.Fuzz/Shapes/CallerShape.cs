using PromptLint.Core.Catalogs;

namespace PromptLint.Fuzz.Shapes;

/// <summary>A generated program that calls what a catalog knows.</summary>
/// <param name="Text">The program: one file.</param>
/// <param name="Member">The entry's member that it is about.</param>
/// <param name="MustBeRead">Whether its call is billed whatever its arguments are.</param>
internal sealed record CallerShape(string Text, EntryMember Member, bool MustBeRead)
{
    private static readonly string[] Around =
    [
        "{0}", "{0}", "{0}", "for (var i = 0; i < 3; i++) {{ {0} }}", "for (var i = 0; i < n; i++) {{ {0} }}", "foreach (var part in q) {{ {0} }}",
        "while (true) {{ try {{ {0} break; }} catch (Exception) {{ }} }}", "while (x) {{ {0} x = q.Length > n; }}",
        "for (var attempt = 0; ; attempt++) {{ try {{ {0} return; }} catch when (attempt < 3) {{ await Task.Delay(n); }} }}", "if (x) {{ {0} }}",
        "try {{ {0} }} finally {{ n++; }}", "do {{ {0} }} while (n-- > 0);", "async Task Local() {{ {0} }}\nawait Local();", "await Task.WhenAll(Enumerable.Range(0, n).Select(async i => {{ {0} }}));",
        "lock (this) {{ }}\n{0}", "using (var source = new CancellationTokenSource(n)) {{ {0} }}", "switch (n) {{ case 0: {0} break; default: {0} break; }}",
    ];

    /// <summary>A program about one member.</summary>
    /// <param name="entries">What is known.</param>
    /// <param name="ordinal">Which member.</param>
    /// <param name="number">The program's number.</param>
    /// <param name="random">Draws the rest.</param>
    public static CallerShape Of(Entries entries, int ordinal, int number, Random random)
    {
        var member = entries.All[ordinal % entries.All.Count];
        var handedOn = new HandedOn(random);
        var expressions = new TypedExpressions(entries, random, handedOn);
        var isCall = member.Entry.Kind == EntryKind.Call;
        var call = isCall ? member : entries.Calls[random.Next(entries.Calls.Count)];
        var text = new List<string>();
        string statement;
        if (isCall)
        {
            statement = Asked(expressions.Use(member), member);
        }
        else
        {
            // The call first, so that a delegate which the entry takes can hold it.
            if (member.Gives is { } type && member.Entry.Kind is not (EntryKind.Execute or EntryKind.Repeat))
            {
                handedOn.Before.Add($"{TypedExpressions.Name(type)} made = {expressions.Use(member)};");
                expressions.Preferred = (type, "made");
                statement = Asked(expressions.Use(call), call);
            }
            else
            {
                handedOn.IsOpen = false;
                expressions.Billed = "Ask(q)";
                statement = Asked(expressions.Use(member), member);
                handedOn.Members.Add("private async Task Ask(string q, int n = 1, bool x = true, CancellationToken stop = default) { " + Asked(expressions.Use(call), call) + " }");
            }
        }

        text.Add("using Microsoft.Extensions.AI; using Microsoft.SemanticKernel; using Microsoft.SemanticKernel.ChatCompletion; using OpenAI; using OpenAI.Chat; using Polly;");
        if (call.Member.ContainingNamespace is { IsGlobalNamespace: false } space)
        {
            text.Add($"using {space.ToDisplayString()};");
        }

        var body = string.Join("\n", handedOn.Before.Append(string.Format(System.Globalization.CultureInfo.InvariantCulture, Around[random.Next(Around.Length)], statement)));
        var callers = random.Next(4);
        text.Add("namespace Program" + number + "\n{\ninternal sealed class App\n{");
        text.AddRange(handedOn.Members);
        text.Add($"public async Task Run(string q, int n = 1, bool x = true, CancellationToken stop = default)\n{{\nawait Task.Yield();\n{body}\n}}");
        for (var caller = 0; caller < callers; caller++)
        {
            text.Add($"public Task Use{caller}(string text) => Run({(random.Next(2) == 0 ? "text" : "\"hello\"")}{(random.Next(2) == 0 ? ", 4" : "")});");
        }

        text.Add("}\n}");
        return new CallerShape(string.Join("\n", text), member, isCall && !member.Entry.OnlyPrompts && !member.Entry.OnlyAgents && !entries.NotCallWith.Any(name => text.Any(t => t.Contains(name + " =", StringComparison.Ordinal))));
    }

    private static string Asked(string use, EntryMember member) =>
        member.Gives is null ? use + ";"
        : member.Gives is { Name: "Task" or "ValueTask" } ? $"await {use};"
        : member.Gives.Name == "IAsyncEnumerable" ? $"await foreach (var part in {use}) {{ }}"
        : $"_ = {use};";
}
