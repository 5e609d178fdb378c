namespace PromptLint.Architecture.Tests;

/// <summary>The walls hold whatever way a name is written, and stop nothing that is allowed.</summary>
public sealed class SeededWallTests
{
    private const string High = """
        namespace P.High;
        public class Thing { public int Size; public static Thing Make() => new(); public const int Most = 3; }
        public interface IRole { }
        public enum Kind { One }
        public class MarkAttribute : System.Attribute { }
        public static class Extensions { public static int Twice(this int number) => 2 * number; }
        """;

    private static readonly string[][] Layers = [["Low", "Beside"], ["High"]];

    [Theory]
    [InlineData("using P.High; namespace P.Low; class A { Thing? _thing; }", "a using and a field")]
    [InlineData("namespace P.Low; class A { P.High.Thing? _thing; }", "a full name")]
    [InlineData("namespace P.Low; class A { High.Thing? _thing; }", "a name that starts in the namespace around")]
    [InlineData("namespace P.Low; class A { global::P.High.Thing? _thing; }", "a name from the root on")]
    [InlineData("using Word = P.High.Thing; namespace P.Low; class A { Word? _thing; }", "an alias")]
    [InlineData("using static P.High.Thing; namespace P.Low; class A { int _most = Most; }", "a static using")]
    [InlineData("namespace P.Low; class A : P.High.Thing { }", "a base class")]
    [InlineData("namespace P.Low; class A<T> where T : P.High.IRole { }", "a constraint")]
    [InlineData("namespace P.Low; [P.High.Mark] class A { }", "an attribute")]
    [InlineData("namespace P.Low; class A { string _name = nameof(P.High.Thing); }", "nameof")]
    [InlineData("namespace P.Low; class A { object _type = typeof(System.Collections.Generic.List<P.High.Thing>); }", "a type argument")]
    [InlineData("namespace P.Low; class A { bool Is(object o) => o is P.High.Kind.One; }", "a pattern")]
    [InlineData("namespace P.Low; class A { int Size() { var thing = P.High.Thing.Make(); return thing.Size; } }", "an inferred type")]
    [InlineData("using P.High; namespace P.Low; class A { int _four = 2.Twice(); }", "an extension method")]
    [InlineData("using P.High; namespace P.Low; class A { }", "a using that nothing needs")]
    public void A_lower_folder_that_knows_a_higher_one_is_found(string low, string way)
    {
        var project = SourceProject.Seeded(("Low/A.cs", low), ("High/Thing.cs", High));

        Assert.Empty(project.Errors);
        Assert.True(Walls.Crossed(Layers, project.References).Any(static c => c.StartsWith("Low -> High (Low/A.cs:1 names P.High", StringComparison.Ordinal)), way);
    }

    [Fact]
    public void A_global_using_of_another_file_hides_nothing()
    {
        var project = SourceProject.Seeded(("High/Usings.cs", "global using P.High;"), ("Low/A.cs", "namespace P.Low; class A { Thing? _thing; }"), ("High/Thing.cs", High));

        Assert.Contains("Low -> High (Low/A.cs:1 names P.High.Thing): upwards", Walls.Crossed(Layers, project.References));
    }

    [Fact]
    public void A_neighbour_in_the_same_layer_is_found()
    {
        var project = SourceProject.Seeded(("Low/A.cs", "namespace P.Low; class A { P.Beside.B? _b; }"), ("Beside/B.cs", "namespace P.Beside; class B { }"));

        Assert.Equal("Low -> Beside (Low/A.cs:1 names P.Beside.B): both are of one layer", Assert.Single(Walls.Crossed(Layers, project.References)));
    }

    [Fact]
    public void A_folder_without_a_layer_is_found()
    {
        var project = SourceProject.Seeded(("New/N.cs", "namespace P.New; class N { P.Beside.B? _b; }"), ("Beside/B.cs", "namespace P.Beside; class B { }"));

        Assert.Contains("no layer is given", Assert.Single(Walls.Crossed(Layers, project.References)));
    }

    [Fact]
    public void A_higher_folder_may_know_a_lower_one_and_its_own()
    {
        var project = SourceProject.Seeded(
            ("High/A.cs", "using P.Low; namespace P.High; class A { B? _b; C? _c; }"),
            ("High/C.cs", "namespace P.High; class C { }"),
            ("Low/B.cs", "namespace P.Low; class B { /* P.High.A */ string _name = \"P.High.A\"; }"));

        Assert.Empty(Walls.Crossed(Layers, project.References));
        Assert.Empty(Walls.Circles(project.References));
        Assert.Contains(project.References, static r => (r.From, r.To) == ("High", "Low"));
    }

    [Fact]
    public void A_circle_through_three_folders_is_found()
    {
        var project = SourceProject.Seeded(
            ("One/A.cs", "namespace P.One; class A { P.Two.B? _b; }"),
            ("Two/B.cs", "namespace P.Two; class B { P.Three.C? _c; }"),
            ("Three/C.cs", "namespace P.Three; class C { P.One.A? _a; }"));

        Assert.StartsWith("One <-> Three <-> Two: One -> Two (One/A.cs:1 names P.Two.B)", Assert.Single(Walls.Circles(project.References)));
    }

    [Fact]
    public void A_name_that_does_not_resolve_is_an_error()
    {
        var project = SourceProject.Seeded(("Low/A.cs", "namespace P.Low; class A { P.Gone.B? _b; }"));

        Assert.Contains("CS0234", Assert.Single(project.Errors));
    }

    [Fact]
    public void A_file_in_the_namespace_of_another_folder_is_found()
    {
        var project = SourceProject.Seeded(("Low/A.cs", "namespace P.High; class A { }"), ("Low/B.cs", "namespace P.Low; class B { }"));

        Assert.Equal("Low/A.cs is in P.High, expected P.Low", Assert.Single(project.Misplaced("P")));
    }
}
