using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>
/// What callers leave out, give as null, as a default, as a constant or as one of several, through every form of the language in which
/// a value is handed on: nothing throws, the order of operands changes nothing, and what is set on every way is never missing.
/// </summary>
public sealed class CallerShapeTests
{
    private const int ShapesInOneCompilation = 135;

    // What a caller writes for the last argument, and whether that sets it; null for a caller that leaves it out.
    private static readonly (string? Text, bool Sets)[] Arguments = [(null, false), ("null", false), ("default", false), ("A", true), ("(x ? A : B)", true)];

    // Expressions over the parameter `p` and a second value `S`, each with its operands in the other order; whether S may be meant.
    private static readonly (string Name, string One, string Other, bool TakesSecond)[] Forms =
    [
        ("itself", "p", "p", false),
        ("conditional", "(x ? p : S)", "(!x ? S : p)", true),
        ("conditional of nothing", "(x ? p : null)", "(!x ? null : p)", false),
        ("coalesce", "(p ?? S)", "(p ?? S)", true),
        ("switch", "(n switch { 0 => p, _ => S })", "(n switch { not 0 => S, _ => p })", true),
        ("tuple", "(p, S).Item1", "(S, p).Item2", false),
        ("params", "First(p, S)", "First(p, S)", true),
        ("lambda", "((Func<T>)(() => x ? p : S))()", "((Func<T>)(() => !x ? S : p))()", true),
        ("local function", "Local()", "LocalOther()", true),
        ("property", "new Holder { Value = x ? p : S }.Value", "new Holder { Value = !x ? S : p }.Value", true),
        ("record with", "(new Copied(S) with { Value = p }).Value", "(new Copied(null) with { Value = p }).Value", false),
    ];

    public static TheoryData<string> Slots => new() { "model", "cap", "options", "client" };

    [Theory]
    [MemberData(nameof(Slots))]
    public async Task Whatever_callers_give_is_read_the_same_way_round_and_never_missing_where_it_is_set(string slot)
    {
        var shapes = Callers().SelectMany(callers => Enumerable.Range(0, Forms.Length).Select(form => (Callers: callers, Form: form))).ToList();
        Assert.True(shapes.Count > 400);
        for (var from = 0; from < shapes.Count; from += ShapesInOneCompilation)
        {
            await Check(slot, shapes.Skip(from).Take(ShapesInOneCompilation).ToList(), from);
        }
    }

    private static async Task Check(string slot, IReadOnlyList<(int[] Callers, int Form)> shapes, int from)
    {
        var source = new StringBuilder("using Microsoft.Extensions.AI; using OpenAI;\n");
        for (var i = 0; i < shapes.Count; i++)
        {
            source.AppendLine(Class($"Shape{from + i}One", slot, shapes[i].Callers, Forms[shapes[i].Form].One));
            source.AppendLine(Class($"Shape{from + i}Other", slot, shapes[i].Callers, Forms[shapes[i].Form].Other));
        }

        var found = (await Workbench.Analyze(Workbench.Compile(source.ToString()))).ToList();
        var sites = found.Where(static d => d.Properties.ContainsKey(FactProperties.CallSite)).Select(static d => FactProperties.ReadFact(d.Properties[FactProperties.CallSite]!)).ToLookup(static f => ClassOf(f.Member));
        var lines = source.ToString().Split('\n');
        var missing = found.Where(static d => d.Id == "PL2001").ToLookup(d => ClassAt(lines, d.Location.GetLineSpan().StartLinePosition.Line));
        for (var i = 0; i < shapes.Count; i++)
        {
            var (callers, form) = shapes[i];
            var (one, other) = ($"Shape{from + i}One", $"Shape{from + i}Other");
            var shape = $"{slot}, {Forms[form].Name}, called with [{string.Join("; ", callers.Select(static c => Arguments[c].Text ?? "nothing"))}]";
            Assert.True(sites[one].Any() && sites[other].Any(), $"no call site: {shape}");
            Assert.True(sites[one].Select(Text).SequenceEqual(sites[other].Select(s => Text(s).Replace(other, one))), $"{shape}: {string.Join(" / ", sites[one].Select(Text))} but the other way round {string.Join(" / ", sites[other].Select(Text))}");
            Assert.True(missing[one].Count() == missing[other].Count(), $"{shape}: {missing[one].Count()} findings, the other way round {missing[other].Count()}");
            var isSet = slot is "model" or "client" || callers.Length > 0 && callers.All(static c => Arguments[c].Sets) && Forms[form].Name is not "conditional of nothing";
            Assert.False(isSet && missing[one].Any(), $"{shape}: reported though each alternative is capped");
        }
    }

    // No caller, one, two and three of them; of two and three each set, whatever their order.
    private static IEnumerable<int[]> Callers() => new[] { System.Array.Empty<int>() }
        .Concat(Enumerable.Range(0, Arguments.Length).Select(static a => new[] { a }))
        .Concat(from a in Enumerable.Range(0, Arguments.Length) from b in Enumerable.Range(0, Arguments.Length) where a <= b select new[] { b, a })
        .Concat(from a in Enumerable.Range(0, Arguments.Length) from b in Enumerable.Range(0, Arguments.Length) from c in Enumerable.Range(0, Arguments.Length) where a < b && b < c || a == b && b < c select new[] { a, c, b });

    private static string Class(string name, string slot, int[] callers, string form)
    {
        var (type, first, second) = slot switch
        {
            "model" => ("string", "\"gpt-4.1\"", "\"gpt-4.1-mini\""),
            "cap" => ("int?", "7", "9"),
            "options" => ("ChatOptions", "new ChatOptions { MaxOutputTokens = 7 }", "new ChatOptions { MaxOutputTokens = 9 }"),
            _ => ("IChatClient", "Make(\"gpt-4.1\")", "Make(\"gpt-4.1-mini\")"),
        };
        var value = form.Replace("Func<T>", $"Func<{type}>", System.StringComparison.Ordinal);
        var call = slot switch
        {
            "model" => $"Make(\"gpt-4.1-nano\").GetResponseAsync(q, new ChatOptions {{ ModelId = {value}, MaxOutputTokens = 5 }})",
            "cap" => $"Make(\"gpt-4.1-nano\").GetResponseAsync(q, new ChatOptions {{ MaxOutputTokens = {value} }})",
            "options" => $"Make(\"gpt-4.1-nano\").GetResponseAsync(q, {value})",
            _ => $"({value}).GetResponseAsync(q, new ChatOptions {{ MaxOutputTokens = 5 }})",
        };
        var nullable = type.EndsWith('?') ? type : type + "?";
        return "#nullable disable\nclass " + name + " { "
            + $"static IChatClient Make(string model) => new OpenAIClient(\"key\").GetChatClient(model).AsIChatClient(); static readonly {type} A = {first}; static readonly {type} B = {second}; static readonly {type} S = {second}; "
            + $"class Holder {{ public {type} Value {{ get; set; }} }} record Copied({type} Value); static {type} First(params {type}[] all) => all[0]; "
            + $"static Task Ask(bool x, int n, string q, {type} p = null) {{ {type} Local() => x ? p : S; {type} LocalOther() => !x ? S : p; return {call}; }} "
            + "static void Run(bool x) { " + string.Concat(callers.Select(c => Arguments[c].Text is { } text ? $"Ask(x, 1, \"a\", {text}); " : "Ask(x, 1, \"a\"); ")) + "} }";
    }

    private static string ClassOf(string member) => member[2..].Split('.')[0];

    private static string ClassAt(string[] lines, int line) => lines[line].Split(' ')[1];

    private static string Text(CallSiteFact fact) => $"{fact.Model} {fact.Cap.State} {fact.Cap.Tokens} {fact.Stop} {fact.Attempts.High} {fact.Cost} {fact.Wrapper?.IsCounted} [{string.Join(", ", fact.Wrapper?.Callers ?? [])}]";
}
