namespace PromptLint.Architecture.Tests;

/// <summary>Inside each project of src, data flows one way.</summary>
public sealed class FolderWallTests
{
    public static TheoryData<string> Projects => [.. Repository.Projects];

    public static TheoryData<string> ProjectsWithWalls => [.. Walls.Layers.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_name_in_the_sources_resolves(string project) => Told.Nothing(SourceProject.Of(project).Errors);

    [Theory]
    [MemberData(nameof(ProjectsWithWalls))]
    public void A_folder_knows_only_folders_of_lower_layers(string project) =>
        Told.Nothing(Walls.Crossed(Walls.Layers[project], SourceProject.Of(project).References));

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_folders_know_each_other_in_a_circle(string project) => Told.Nothing(Walls.Circles(SourceProject.Of(project).References));

    [Theory]
    [MemberData(nameof(ProjectsWithWalls))]
    public void Every_folder_stands_in_one_layer_and_every_layer_names_folders_that_exist(string project) =>
        Assert.Equal(
            SourceProject.Of(project).Folders.Order(StringComparer.Ordinal),
            Walls.Layers[project].SelectMany(static l => l).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(ProjectsWithWalls))]
    public void A_file_is_in_the_namespace_of_its_folder(string project) => Told.Nothing(SourceProject.Of(project).Misplaced(project));
}
