using System;
using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Calls;
using PromptLint.Core.Graph;
using PromptLint.Core.Json;

namespace PromptLint.Core.Facts;

/// <summary>Method summaries as the entries of <c>methods</c> in promptlint.json, written and read.</summary>
public static class FlowJson
{
    // A hostile file must not be read until the stack ends; no method nests as deep.
    private const int Deepest = 200;

    /// <summary>Writes summaries into an array that the caller has opened.</summary>
    public static void Write(JsonWriter json, IEnumerable<MethodSummary> methods)
    {
        foreach (var method in methods)
        {
            json.Object(() =>
            {
                json.Name("id").String(method.Id).Name("file").String(method.Place.File).Name("line").Number(method.Place.Line);
                if (method.Entry != EntryPointKind.None)
                {
                    json.Name("entry").String(ContractNames<EntryPointKind>.Of(method.Entry));
                }

                if (method.EntryName.Length > 0)
                {
                    json.Name("entryName").String(method.EntryName);
                }

                if (method.Implements.Count > 0)
                {
                    json.Name("implements").Array(() => Each(method.Implements, id => json.String(id)));
                }

                if (method.Recursion is { } recursion)
                {
                    json.Name("recursion").Array(() => CallSiteJson.WriteFactors(json, new[] { recursion }));
                }

                json.Name("body").Object(() => WriteFlow(json, method.Body));
            });
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonFormatException">A member is missing or of another kind.</exception>
    public static IReadOnlyList<MethodSummary> Read(IReadOnlyList<JsonValue> items) => items.Select(static item => new MethodSummary
    {
        Id = item.Text("id"),
        Place = CallSiteJson.ReadPlace(item, 1),
        Entry = item["entry"] is { } entry ? ContractNames<EntryPointKind>.Parse(entry) : EntryPointKind.None,
        EntryName = item["entryName"] is null ? "" : item.Text("entryName"),
        Implements = item["implements"] is null ? Array.Empty<string>() : item.Texts("implements"),
        Recursion = item["recursion"] is null ? null : item.Array("recursion").Select(CallSiteJson.ReadFactor).FirstOrDefault(),
        Body = ReadFlow(item.Object("body"), 0),
    }).ToList();

    private static void WriteFlow(JsonWriter json, Flow flow)
    {
        switch (flow)
        {
            case SequenceFlow sequence:
                json.Name("sequence").Array(() => Each(sequence.Steps, step => json.Object(() => WriteFlow(json, step))));
                break;
            case BranchFlow branch:
                json.Name("branches").Array(() => Each(branch.Ways, way => json.Object(() => WriteFlow(json, way))));
                break;
            case SiteFlow site:
                json.Name("site").String(site.Site);
                WriteFactors(json, site.Factors);
                break;
            case CallFlow call:
                json.Name("call").String(call.Method).Name("file").String(call.Place.File).Name("line").Number(call.Place.Line);
                if (call.IsTold)
                {
                    json.Name("told").Boolean(true);
                }

                WriteFactors(json, call.Factors);
                break;
        }
    }

    private static void WriteFactors(JsonWriter json, IReadOnlyList<AttemptFactor> factors)
    {
        if (factors.Count > 0)
        {
            json.Name("factors").Array(() => CallSiteJson.WriteFactors(json, factors));
        }
    }

    private static Flow ReadFlow(JsonValue flow, int depth)
    {
        if (depth > Deepest)
        {
            throw new JsonFormatException($"expected a flow of at most {Deepest} levels", flow.Line, flow.Column);
        }

        var factors = flow["factors"] is null
            ? Array.Empty<AttemptFactor>()
            : (IReadOnlyList<AttemptFactor>)flow.Array("factors").Select(CallSiteJson.ReadFactor).ToList();
        return flow["sequence"] is not null ? new SequenceFlow(flow.Array("sequence").Select(s => ReadFlow(s, depth + 1)).ToList())
            : flow["branches"] is not null ? new BranchFlow(flow.Array("branches").Select(w => ReadFlow(w, depth + 1)).ToList())
            : flow["site"] is not null ? new SiteFlow(flow.Text("site"), factors)
            : flow["call"] is not null ? new CallFlow(flow.Text("call"), CallSiteJson.ReadPlace(flow, 1), factors)
            {
                IsTold = flow["told"] is { Kind: JsonKind.Boolean, Text: "true" },
            }
            : throw new JsonFormatException("expected \"sequence\", \"branches\", \"site\" or \"call\"", flow.Line, flow.Column);
    }

    private static void Each<T>(IEnumerable<T> items, Action<T> write)
    {
        foreach (var item in items)
        {
            write(item);
        }
    }
}
