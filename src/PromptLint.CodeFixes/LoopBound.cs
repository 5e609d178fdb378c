using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace PromptLint.CodeFixes;

/// <summary>
/// Writes a bound into a loop or a backward jump. Gives candidates, best first; whoever asks tries them. A recursion has none: its
/// bound would be one more parameter, and that is a change of what its callers see.
/// </summary>
internal sealed class LoopBound
{
    private readonly CallInSight _call;
    private readonly string _counter;
    private readonly int _most;
    private readonly string _exhausted;
    private readonly bool _leavesQuietly;

    /// <param name="call">The call in the loop.</param>
    /// <param name="counter">What a round is called.</param>
    /// <param name="most">The most rounds.</param>
    /// <param name="exhausted">What the exception says that is thrown when they are used up.</param>
    /// <param name="leavesQuietly">True where an exhausted loop may go on as if it had been left: its rounds made something to go on with.</param>
    public LoopBound(CallInSight call, string counter, int most, string exhausted, bool leavesQuietly)
    {
        _call = call;
        _counter = Unused(counter);
        _most = most;
        _exhausted = exhausted;
        _leavesQuietly = leavesQuietly;
    }

    /// <summary>The changed file, in every way that is known.</summary>
    public IEnumerable<SyntaxNode> Candidates(SyntaxNode place) => (place switch
    {
        WhileStatementSyntax loop => Counted(loop, loop.WhileKeyword, loop.CloseParenToken, loop.Statement, loop.Condition, null),
        ForStatementSyntax loop => Counted(loop, loop.ForKeyword, loop.CloseParenToken, loop.Statement, loop.Condition, loop),
        DoStatementSyntax loop => CountedAtEnd(loop),
        GotoStatementSyntax jump => Jump(jump),
        _ => Enumerable.Empty<SyntaxNode?>(),
    }).OfType<SyntaxNode>();

    private IEnumerable<SyntaxNode?> Counted(
        StatementSyntax loop,
        SyntaxToken keyword,
        SyntaxToken close,
        StatementSyntax body,
        ExpressionSyntax? condition,
        ForStatementSyntax? existing)
    {
        var plain = Header(existing, And(IsEndless(condition) ? null : condition, $"{_counter} < {_most}"), keyword, close, body);
        if (!IsEndless(condition))
        {
            yield return Replaced(loop, plain, existing, null);
            yield break;
        }

        if (!IsLeft(loop))
        {
            // What follows an endless loop was never reached, and still is not.
            yield return Replaced(loop, plain, existing, Throw());
            yield break;
        }

        // The loop has an end that its author meant. Used-up rounds are another one.
        if (_leavesQuietly)
        {
            yield return Replaced(loop, plain, existing, null);
        }

        var block = body as BlockSyntax ?? SyntaxFactory.Block(body);
        var guard = ((IfStatementSyntax)Statement($"if ({_counter} == {_most})\n{{\n}}\n\n"))
            .WithStatement(SyntaxFactory.Block(Throw())).WithTrailingTrivia(LineEnd, LineEnd);
        yield return Replaced(loop, Header(existing, null, keyword, close, block.WithStatements(block.Statements.Insert(0, guard))), existing, null);
    }

    // In the condition at the end, where a `continue` comes by too.
    private IEnumerable<SyntaxNode?> CountedAtEnd(DoStatementSyntax loop)
    {
        var endless = IsEndless(loop.Condition);
        var bounded = loop.WithCondition(And(endless ? null : loop.Condition, $"++{_counter} < {_most}"));
        if (!endless || _leavesQuietly || !IsLeft(loop))
        {
            yield return Surrounded(loop, bounded, Declaration(), endless && !IsLeft(loop) ? Throw() : null);
        }
    }

    private IEnumerable<SyntaxNode?> Jump(GotoStatementSyntax jump)
    {
        if (_call.Model.GetSymbolInfo(jump.Expression!, _call.CancellationToken).Symbol is not ILabelSymbol { DeclaringSyntaxReferences: [var reference] }
            || reference.GetSyntax(_call.CancellationToken) is not LabeledStatementSyntax { Parent: BlockSyntax or GlobalStatementSyntax } label)
        {
            yield break;
        }

        var counted = Statement($"if (++{_counter} < {_most})\n{{\n{jump}\n}}\n");
        var statements = new List<StatementSyntax> { counted };
        if (jump.FirstAncestorOrSelf<CatchClauseSyntax>() is { } handler
            && handler.Span.Contains(jump.Span)
            && !handler.DescendantNodes().Any(n => n is TryStatementSyntax or AnonymousFunctionExpressionSyntax && n.Span.Contains(jump.Span)))
        {
            // The last failure goes out as it is.
            statements.Add(SyntaxFactory.ThrowStatement()
                .WithLeadingTrivia(LineEnd)
                .WithTrailingTrivia(LineEnd)
                .WithAdditionalAnnotations(Formatter.Annotation));
        }

        var root = _call.Root.TrackNodes(jump, label);
        var current = root.GetCurrentNode(jump)!;
        statements[0] = statements[0].WithLeadingTrivia(current.GetLeadingTrivia());
        root = current.Parent is BlockSyntax
            ? root.ReplaceNode(current, statements)
            : root.ReplaceNode(current, SyntaxFactory.Block(statements).WithAdditionalAnnotations(Formatter.Annotation));
        var target = root.GetCurrentNode(label)!;
        var declaration = Declaration().WithLeadingTrivia(target.GetLeadingTrivia());
        yield return target.Parent is GlobalStatementSyntax top
            ? root.InsertNodesBefore(top, new[] { SyntaxFactory.GlobalStatement(declaration) })
            : root.InsertNodesBefore(target, new[] { declaration });
    }

    private static bool IsEndless(ExpressionSyntax? condition) => condition is null || condition.IsKind(SyntaxKind.TrueLiteralExpression);

    // By a break or a jump: the end of the loop can be reached as it is.
    private bool IsLeft(StatementSyntax loop) => _call.Model.AnalyzeControlFlow(loop) is { Succeeded: true, EndPointIsReachable: true };

    private static ExpressionSyntax And(ExpressionSyntax? condition, string bound)
    {
        var counted = SyntaxFactory.ParseExpression(bound);
        if (condition is null)
        {
            return counted;
        }

        var first = condition.WithoutTrivia();
        var binds = condition is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression or (int)SyntaxKind.CoalesceExpression }
            or ConditionalExpressionSyntax or AssignmentExpressionSyntax;
        return SyntaxFactory.BinaryExpression(
            SyntaxKind.LogicalAndExpression,
            (binds ? SyntaxFactory.ParenthesizedExpression(first) : first).WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.Token(SyntaxKind.AmpersandAmpersandToken).WithTrailingTrivia(SyntaxFactory.Space),
            counted);
    }

    private ForStatementSyntax Header(ForStatementSyntax? existing, ExpressionSyntax? condition, SyntaxToken keyword, SyntaxToken close, StatementSyntax body)
    {
        var made = (ForStatementSyntax)SyntaxFactory.ParseStatement(condition is null
            ? $"for (var {_counter} = 0; ; {_counter}++) ;"
            : $"for (var {_counter} = 0; x; {_counter}++) ;");
        made = condition is null ? made : made.WithCondition(condition);
        if (existing is not null && !IsBare(existing))
        {
            // Its own variables stay; the counter is declared before the loop.
            var steps = existing.Incrementors.Count == 0 ? made.Incrementors
                : SyntaxFactory.SeparatedList<ExpressionSyntax>(existing.Incrementors.GetWithSeparators().AddRange(
                    new SyntaxNodeOrToken[] { SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space), made.Incrementors[0] }));
            made = existing.WithFirstSemicolonToken(made.FirstSemicolonToken)
                .WithCondition(made.Condition)
                .WithSecondSemicolonToken(made.SecondSemicolonToken)
                .WithIncrementors(steps);
        }

        return made.WithForKeyword(made.ForKeyword.WithLeadingTrivia(keyword.LeadingTrivia)).WithCloseParenToken(close).WithStatement(body);
    }

    private static bool IsBare(ForStatementSyntax loop) => loop.Declaration is null && loop.Initializers.Count == 0 && loop.Incrementors.Count == 0;

    private SyntaxNode Replaced(StatementSyntax loop, StatementSyntax bounded, ForStatementSyntax? existing, StatementSyntax? after) =>
        Surrounded(loop, bounded, existing is null || IsBare(existing) ? null : Declaration(), after);

    // With a statement before or behind, in a block of its own where there is no list of statements to put them in.
    private SyntaxNode Surrounded(StatementSyntax loop, StatementSyntax bounded, StatementSyntax? before, StatementSyntax? after)
    {
        if (before is null && after is null)
        {
            return _call.Root.ReplaceNode(loop, bounded);
        }

        var statements = new List<StatementSyntax>();
        if (before is not null)
        {
            statements.Add(before.WithLeadingTrivia(bounded.GetLeadingTrivia()));
            bounded = bounded.WithLeadingTrivia(bounded.GetLeadingTrivia().Reverse().TakeWhile(static t => t.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse());
        }

        statements.Add(bounded);
        if (after is not null)
        {
            statements.Add(after.WithLeadingTrivia(LineEnd));
        }

        return loop.Parent switch
        {
            BlockSyntax or SwitchSectionSyntax => _call.Root.ReplaceNode(loop, statements),
            GlobalStatementSyntax global => _call.Root.ReplaceNode(global, statements.Select(SyntaxFactory.GlobalStatement)),
            _ => _call.Root.ReplaceNode(loop, SyntaxFactory.Block(statements).WithAdditionalAnnotations(Formatter.Annotation)),
        };
    }

    private StatementSyntax Declaration() => Statement($"var {_counter} = 0;\n");

    private SyntaxTrivia LineEnd => SyntaxFactory.EndOfLine(_call.Source.LineEnd);

    private StatementSyntax Statement(string text) =>
        SyntaxFactory.ParseStatement(text.Replace("\n", _call.Source.LineEnd)).WithAdditionalAnnotations(Formatter.Annotation);

    private StatementSyntax Throw()
    {
        var type = _call.Source.Compilation.GetTypeByMetadataName("System.InvalidOperationException")!;
        var message = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(_exhausted));
        return SyntaxFactory.ThrowStatement(CreationSyntax.New(_call.Source.TypeName(type), null, message))
            .WithTrailingTrivia(LineEnd)
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    private string Unused(string wanted)
    {
        var member = _call.Syntax.FirstAncestorOrSelf<MemberDeclarationSyntax>(static m => m is not GlobalStatementSyntax) ?? _call.Root;
        var used = new HashSet<string>(member.DescendantTokens().Where(static t => t.IsKind(SyntaxKind.IdentifierToken)).Select(static t => t.ValueText));
        return Enumerable.Range(1, int.MaxValue - 1).Select(n => n == 1 ? wanted : wanted + n).First(name => !used.Contains(name));
    }
}
