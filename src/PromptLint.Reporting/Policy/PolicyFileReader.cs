using System.Linq;
using PromptLint.Core.Json;
using PromptLint.Reporting.Usage;

namespace PromptLint.Reporting.Policy;

/// <summary>Reads promptlint.policy.json. A member that it does not know is refused: a misspelt budget would bound nothing.</summary>
public static class PolicyFileReader
{
    /// <summary>The version of the format.</summary>
    public const int Version = 1;

    private const decimal Most = 1_000_000_000_000m;

    /// <summary>Reads a policy.</summary>
    /// <exception cref="JsonFormatException">The text is none; the message says what was expected and where.</exception>
    public static PolicyFile Read(string text)
    {
        var root = JsonParser.Parse(text);
        root.Only(
            "a policy",
            "$schema",
            "version",
            "budgets",
            "allowedModels",
            "allowedSdks",
            "requireUsage",
            "requireTelemetry",
            "forbiddenFindings",
            "onUnknown",
            "failOn");
        var version = root.Required("version");
        if (root.Integer("version") != Version)
        {
            throw new JsonFormatException($"expected a policy of version {Version}, found {version.Text}", version.Line, version.Column);
        }

        return new PolicyFile
        {
            Budgets = root.OptionalArray("budgets").Select(static b => Budget(b) with { Line = b.Line, Column = b.Column }).ToList(),
            AllowedModels = root["allowedModels"] is null ? null : root.Texts("allowedModels"),
            AllowedSdks = root["allowedSdks"] is null ? null : root.Texts("allowedSdks"),
            RequireUsage = Flag(root, "requireUsage"),
            RequireTelemetry = Flag(root, "requireTelemetry"),
            ForbiddenFindings = root["forbiddenFindings"] is null ? System.Array.Empty<string>() : root.Texts("forbiddenFindings"),
            OnUnknown = root["onUnknown"] is { } unknown ? ContractNames<PolicyLevel>.Parse(unknown) : PolicyLevel.Note,
            FailOn = root["failOn"] is { } fail ? ContractNames<PolicyLevel>.Parse(fail) : PolicyLevel.Warning,
        };
    }

    private static Budget Budget(JsonValue item)
    {
        item.Only("a budget", "site", "member", "path", "task", "project", "solution", "perCall", "perMonth", "comment");
        var perCall = item.OptionalNumber("perCall", 0, Most);
        var perMonth = item.OptionalNumber("perMonth", 0, Most);
        if (perCall is null && perMonth is null)
        {
            throw new JsonFormatException("expected a budget with \"perCall\" or \"perMonth\"", item.Line, item.Column);
        }

        var scopes = new[] { "site", "member", "path", "task", "project", "solution" }.Where(s => item[s] is not null).ToList();
        if (scopes.Count != 1)
        {
            throw new JsonFormatException("expected one of \"site\", \"member\", \"path\", \"task\", \"project\" and \"solution\"", item.Line, item.Column);
        }

        switch (scopes[0])
        {
            case "task":
                return new Budget(BudgetScope.Task, item.Text("task"), null, perCall, perMonth);
            case "project" or "solution" when perCall is not null:
                throw new JsonFormatException("expected \"perMonth\" alone: a project has no cost per call", item["perCall"]!.Line, item["perCall"]!.Column);
            case "project":
                return new Budget(BudgetScope.Project, item.Text("project"), null, null, perMonth);
            case "solution":
                return Flag(item, "solution")
                    ? new Budget(BudgetScope.Solution, null, null, null, perMonth)
                    : throw new JsonFormatException("expected true for \"solution\"", item["solution"]!.Line, item["solution"]!.Column);
            default:
                return new Budget(BudgetScope.Site, null, UsageFileReader.Selector(item), perCall, perMonth);
        }
    }

    private static bool Flag(JsonValue owner, string name) => owner[name] switch
    {
        null => false,
        { Kind: JsonKind.Boolean, Text: var word } => word == "true",
        { } value => throw new JsonFormatException($"expected true or false in \"{name}\"", value.Line, value.Column),
    };
}
