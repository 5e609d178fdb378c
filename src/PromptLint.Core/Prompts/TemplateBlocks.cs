using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Calls;

namespace PromptLint.Core.Prompts;

/// <summary>Puts a template together from its texts, places and blocks; blocks may stand in one another.</summary>
internal sealed class TemplateBlocks
{
    private readonly Stack<Block> _open = new();

    public TemplateBlocks() => _open.Push(new Block("", Kind.Whole, ""));

    private enum Kind
    {
        Whole,
        Branches,
        Repeated,
        Dropped,
    }

    /// <summary>True inside a block of that name, whatever else is open in it.</summary>
    public bool IsIn(string name) => _open.Any(b => b.Name == name);

    /// <summary>Adds a text.</summary>
    public void Add(PromptText text) => _open.Peek().Parts.Add(text);

    /// <summary>Opens a block of which the run takes one branch.</summary>
    public void OpenBranches(string name, string tag) => _open.Push(new Block(name, Kind.Branches, tag));

    /// <summary>Opens a block that the run repeats, or does something else with that is not known.</summary>
    public void OpenRepeated(string name, string tag) => _open.Push(new Block(name, Kind.Repeated, tag));

    /// <summary>Opens a block that is not sent.</summary>
    public void OpenDropped(string name) => _open.Push(new Block(name, Kind.Dropped, ""));

    /// <summary>Begins the next branch.</summary>
    /// <param name="isLast">True for the branch that is taken when no other is.</param>
    public void NextBranch(bool isLast)
    {
        // An `else` of a loop is one more thing that the run decides: the loop is a hole already.
        if (_open.Peek() is { Kind: Kind.Branches } block)
        {
            block.Branches.Add(PromptText.Concat(block.Parts));
            block.Parts.Clear();
            block.IsComplete |= isLast;
        }
    }

    /// <summary>Forgets what stood before the first branch: a `case` sends none of it.</summary>
    public void FirstBranch()
    {
        if (_open.Peek() is { Kind: Kind.Branches } block)
        {
            if (block.HasBegun)
            {
                NextBranch(isLast: false);
            }

            block.Parts.Clear();
            block.HasBegun = true;
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
            case Kind.Branches:
                var branches = block.Branches.Append(PromptText.Concat(block.Parts));
                Add(PromptText.OneOf(block.IsComplete ? branches : branches.Append(PromptText.Empty)));
                break;
            case Kind.Repeated:
                Add(PromptTemplate.Hole(block.Tag));
                break;
        }
    }

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

        public bool HasBegun { get; set; }
    }
}
