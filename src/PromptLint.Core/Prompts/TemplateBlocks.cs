using System;
using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Calls;

namespace PromptLint.Core.Prompts;

/// <summary>Puts a template together from its texts, places and blocks; blocks may stand in one another.</summary>
internal sealed class TemplateBlocks
{
    private readonly Stack<Block> _open = new();
    private readonly bool _mayDropBlanks;

    /// <summary>Begins a template.</summary>
    /// <param name="mayDropBlanks">True where a branch of nothing but white space may send none of it.</param>
    public TemplateBlocks(bool mayDropBlanks)
    {
        _mayDropBlanks = mayDropBlanks;
        _open.Push(new Block("", Kind.Whole, ""));
    }

    private enum Kind
    {
        Whole,
        Branches,
        Repeated,
        Wrapped,
        Dropped,
    }

    /// <summary>True inside a block of that name, whatever else is open in it.</summary>
    public bool IsIn(string name) => _open.Any(b => b.Kind != Kind.Whole && b.Name == name);

    /// <summary>Adds a text.</summary>
    public void Add(PromptText text)
    {
        if (_open.Peek() is { IsStopped: false } block)
        {
            block.Parts.Add(text);
        }
    }

    /// <summary>Opens a block of which the run takes one branch.</summary>
    public void OpenBranches(string name, string tag) => _open.Push(new Block(name, Kind.Branches, tag));

    /// <summary>Opens a block with which the run does what is not known.</summary>
    public void OpenUnknown(string name, string tag) => _open.Push(new Block(name, Kind.Branches, tag) { IsUnknown = true });

    /// <summary>Opens a block that the run repeats.</summary>
    public void OpenRepeated(string name, string tag) => _open.Push(new Block(name, Kind.Repeated, tag));

    /// <summary>Opens a block that is sent with something before and behind it.</summary>
    public void OpenWrapped(string name, PromptText before, PromptText after)
    {
        _open.Push(new Block(name, Kind.Wrapped, "") { After = after });
        Add(before);
    }

    /// <summary>Opens a block that is not sent.</summary>
    public void OpenDropped(string name) => _open.Push(new Block(name, Kind.Dropped, ""));

    /// <summary>Opens a block of which the run takes the branch of one case; what stands before the first is not sent.</summary>
    public void OpenCases(string name, string tag) => _open.Push(new Block(name, Kind.Branches, tag) { HasCases = true });

    /// <summary>Begins the next branch.</summary>
    /// <param name="isLast">True for the branch that is taken when no other is.</param>
    public void NextBranch(bool isLast)
    {
        // An `else` of a loop is one more thing that the run decides: the loop is a hole already.
        if (_open.Peek() is { Kind: Kind.Branches } block)
        {
            if (!block.HasCases || block.HasBegun)
            {
                EndBranch(block);
            }

            block.Parts.Clear();
            block.IsStopped = false;
            block.HasBegun = true;

            // Of cases each that fits is sent, one behind an `else` beside it.
            block.IsUnknown |= block.HasCases && block.IsComplete;
            block.IsComplete |= isLast;
        }
    }

    /// <summary>Begins the branch of a case.</summary>
    /// <param name="values">The values that it is taken for, each after a word for its kind; null when the text does not tell them.</param>
    public void NextCase(IReadOnlyList<string>? values)
    {
        NextBranch(isLast: false);
        if (_open.Peek() is { HasCases: true } block)
        {
            block.IsUnknown |= values is null || values.Any(v => !block.Values.Add(v)) || block.Values.Select(static v => v[0]).Distinct().Count() > 1;
        }
    }

    /// <summary>Ends what is sent, wherever the run comes by here: the rest is not known. A loop is a hole already.</summary>
    public void Stop(string tag)
    {
        if (_open.All(static b => b.Kind != Kind.Repeated))
        {
            EndUnread(tag);
        }
    }

    /// <summary>Ends what is read: the rest is not known.</summary>
    public void EndUnread(string tag)
    {
        if (_open.Peek() is { IsStopped: false } block)
        {
            block.Parts.Add(PromptTemplate.Hole(tag));
            block.IsStopped = true;
            block.StoppedBy = tag;
        }
    }

    /// <summary>Closes the innermost block of that name, and what was left open in it; false when none is open.</summary>
    public bool Close(string name)
    {
        if (!IsIn(name))
        {
            return false;
        }

        string closed;
        do
        {
            closed = _open.Peek().Name;
            CloseLast();
        }
        while (closed != name);
        return true;
    }

    /// <summary>The whole text; a block that is left open ends with it.</summary>
    public PromptText Finish()
    {
        while (_open.Count > 1)
        {
            CloseLast();
        }

        return PromptText.Concat(_open.Peek().Parts);
    }

    private void CloseLast()
    {
        var block = _open.Pop();
        switch (block.Kind)
        {
            case Kind.Branches when block.IsUnknown:
            case Kind.Repeated:
                Add(PromptTemplate.Hole(block.Tag));
                break;
            case Kind.Wrapped:
                Add(PromptText.Concat(block.IsStopped ? block.Parts : block.Parts.Append(block.After)));
                break;
            case Kind.Branches:
                EndBranch(block);
                Add(PromptText.OneOf(block.IsComplete ? block.Branches : block.Branches.Append(PromptText.Empty)));
                break;
        }

        if (block.StoppedBy is { } tag)
        {
            EndUnread(tag);
        }
    }

    private void EndBranch(Block block)
    {
        var branch = PromptText.Concat(block.Parts);
        block.Branches.Add(branch);
        if (_mayDropBlanks && IsBlank(branch))
        {
            block.Branches.Add(new PromptText(branch.Segments.Where(static s => s is not LiteralSegment).ToList()));
        }
    }

    // White space, and tags that may send nothing.
    private static bool IsBlank(PromptText text) =>
        text.Literals().All(static l => string.IsNullOrWhiteSpace(l)) && text.Holes().All(static h => h.Expression.StartsWith("{%", StringComparison.Ordinal));

    private sealed class Block
    {
        public Block(string name, Kind kind, string tag)
        {
            Name = name;
            Kind = kind;
            Tag = tag;
        }

        public string Name { get; }

        public Kind Kind { get; }

        public string Tag { get; }

        public List<PromptText> Parts { get; } = new();

        public List<PromptText> Branches { get; } = new();

        public bool IsComplete { get; set; }

        public PromptText After { get; set; } = PromptText.Empty;

        public bool HasCases { get; set; }

        public bool HasBegun { get; set; }

        public bool IsUnknown { get; set; }

        public bool IsStopped { get; set; }

        public string? StoppedBy { get; set; }

        public HashSet<string> Values { get; } = new();
    }
}
