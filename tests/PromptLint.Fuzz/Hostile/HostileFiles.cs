using PromptLint.Fuzz.Runs;

namespace PromptLint.Fuzz.Hostile;

/// <summary>Damaged files of every kind that is read: each gives a result or one clear error, and ends.</summary>
internal sealed class HostileFiles : ProgramKind
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public override string Name => "hostile";

    /// <inheritdoc/>
    public override int AtOnce => 100;

    /// <inheritdoc/>
    public override Outcome Run(int from, int seed)
    {
        var outcome = new Outcome { Programs = AtOnce };
        if (from == 0)
        {
            // What is damaged must be whole to begin with: else nothing but the first error of each file would be tried.
            outcome.Failures.AddRange(FileKind.All.SelectMany(static k => k.Valid.Select(v => (Kind: k, Text: v, Thrown: Read(k, v)))).Where(static r => r.Thrown is not null)
                .Select(static r => new Failure("refused", $"a whole {r.Kind.Name}: {r.Thrown!.Message}", r.Kind.Name, r.Thrown.ToString(), [(r.Kind.Name + ".txt", r.Text)])));
        }

        for (var number = from; number < from + AtOnce; number++)
        {
            var random = Chance(number, seed);
            var kind = FileKind.All[number % FileKind.All.Count];
            var text = Damage.Of(kind.Valid[random.Next(kind.Valid.Count)], kind.Valid, random);
            var program = $"{kind.Name} {number}";
            if (Read(kind, text) is not { } thrown)
            {
                outcome.Valid++;
                continue;
            }

            if (FileKind.IsError(thrown))
            {
                continue;
            }

            if (thrown is TimeoutException)
            {
                outcome.Failures.Add(new Failure("hang", "hang: " + kind.Name, program, thrown.Message, [(kind.Name + ".txt", text)]));
                continue;
            }

            var failure = Failure.Of(thrown.InnerException is { } inner && thrown is InvalidOperationException ? inner : thrown, program, []);
            var small = Minimising.Lines(text, shorter => Read(kind, shorter) is { } e && !FileKind.IsError(e)
                && Failure.Of(e.InnerException is { } deeper && e is InvalidOperationException ? deeper : e, "", []).Signature == failure.Signature);
            outcome.Failures.Add(failure with { Signature = kind.Name + ": " + failure.Signature, Files = [(kind.Name + ".txt", small)] });
        }

        return outcome;
    }

    private static Exception? Read(FileKind kind, string text)
    {
        Exception? thrown = null;

        // The stack of a thread of the pool: less than a console program's own.
        var thread = new Thread(() =>
        {
            try
            {
                kind.Read(text);
            }
            catch (Exception e)
            {
                thrown = e;
            }
        }, 1536 * 1024)
        { IsBackground = true };
        thread.Start();
        return thread.Join(Patience) ? thrown : new TimeoutException("did not end within " + Patience);
    }
}
