namespace PromptLint.Fuzz.Runs;

/// <summary>A kind of programs, numbered from 0: the program of a number is the same in every run with the same seed.</summary>
internal abstract class ProgramKind
{
    /// <summary>What people call it.</summary>
    public abstract string Name { get; }

    /// <summary>How many are run at once.</summary>
    public abstract int AtOnce { get; }

    /// <summary>Runs some.</summary>
    /// <param name="from">The first number, a multiple of <see cref="AtOnce"/>.</param>
    /// <param name="seed">The run's seed.</param>
    public abstract Outcome Run(int from, int seed);

    /// <summary>The chance of one program.</summary>
    protected Random Chance(int number, int seed)
    {
        unchecked
        {
            var mixed = (uint)seed * 2654435761u + (uint)number * 2246822519u;
            foreach (var c in Name)
            {
                mixed = (mixed ^ c) * 16777619u;
            }

            return new Random((int)(mixed ^ (mixed >> 15)));
        }
    }
}
