using System;
using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Json;

namespace PromptLint.Core.Prompts;

/// <summary>The kinds of node.</summary>
public enum SettingKind
{
    /// <summary>Nothing: null, or no value at all.</summary>
    None,

    /// <summary>A text, a number, a truth value.</summary>
    Scalar,

    /// <summary>A list.</summary>
    List,

    /// <summary>A map from names to nodes.</summary>
    Map,

    /// <summary>Written in a way that this reader does not read (an anchor, a tag): not known.</summary>
    NotRead,
}

/// <summary>A value of a prompt file's settings, be they YAML or JSON, with its line.</summary>
public sealed class SettingNode
{
    private SettingNode(
        SettingKind kind,
        int line,
        string text = "",
        bool isQuoted = false,
        IReadOnlyList<SettingNode>? items = null,
        IReadOnlyList<KeyValuePair<string, SettingNode>>? members = null)
    {
        Kind = kind;
        Line = line;
        Text = text;
        IsQuoted = isQuoted;
        Items = items ?? Array.Empty<SettingNode>();
        Members = members ?? Array.Empty<KeyValuePair<string, SettingNode>>();
    }

    /// <summary>What it is.</summary>
    public SettingKind Kind { get; }

    /// <summary>One-based line where it begins.</summary>
    public int Line { get; }

    /// <summary>The text of a scalar; why it was not read; else empty.</summary>
    public string Text { get; }

    /// <summary>True for a scalar that was written as a text: no number, whatever it looks like.</summary>
    public bool IsQuoted { get; }

    /// <summary>The items of a list, else empty.</summary>
    public IReadOnlyList<SettingNode> Items { get; }

    /// <summary>The members of a map in their order, else empty.</summary>
    public IReadOnlyList<KeyValuePair<string, SettingNode>> Members { get; }

    /// <summary>The member of that name; one that is not read where a merge may bring it; null when there is none.</summary>
    public SettingNode? this[string name] =>
        Members.Where(m => m.Key == name).Concat(Members.Where(static m => m.Key == "<<")).Select(static m => m.Value).FirstOrDefault();

    /// <summary>A scalar; an unquoted <c>null</c>, <c>~</c> or nothing is none.</summary>
    public static SettingNode Scalar(string text, bool isQuoted, int line) =>
        !isQuoted && text is "" or "~" or "null" or "Null" or "NULL" ? new(SettingKind.None, line) : new(SettingKind.Scalar, line, text, isQuoted);

    /// <summary>A list.</summary>
    public static SettingNode List(IReadOnlyList<SettingNode> items, int line) => new(SettingKind.List, line, items: items);

    /// <summary>A map.</summary>
    public static SettingNode Map(IReadOnlyList<KeyValuePair<string, SettingNode>> members, int line) => new(SettingKind.Map, line, members: members);

    /// <summary>What is not read, and why.</summary>
    public static SettingNode NotRead(string why, int line) => new(SettingKind.NotRead, line, why);

    /// <summary>The same of JSON.</summary>
    public static SettingNode Of(JsonValue json) => json.Kind switch
    {
        JsonKind.Array => List(json.Items.Select(Of).ToList(), json.Line),
        JsonKind.Object => Map(json.Members.Select(static m => new KeyValuePair<string, SettingNode>(m.Key, Of(m.Value))).ToList(), json.Line),
        JsonKind.String => Scalar(json.Text, isQuoted: true, json.Line),
        _ => Scalar(json.Text, isQuoted: false, json.Line),
    };
}
