using Xunit;

namespace PromptLint.Build.Tests;

/// <summary>Where the log and the report go: the compiler's option can carry the one, and no other project writes the other.</summary>
public sealed class PlaceReportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("promptlint-place-").FullName;
    private readonly ListeningEngine _engine = new();

    [Theory]
    [InlineData("App", "obj/Debug/net10.0/", "obj/Debug/net10.0/App.promptlint.sarif")]
    [InlineData("App", "../artifacts/obj/App/debug/", "../artifacts/obj/App/debug/App.promptlint.sarif")]
    [InlineData("Acme & Sons (ü)", "obj/", "obj/Acme & Sons (ü).promptlint.sarif")]
    [InlineData("Acme, Inc", "obj/Debug/net10.0/", "obj/Debug/net10.0/{hash}.promptlint.sarif")]
    [InlineData("semi;colon", "obj/Debug/net10.0/", "obj/Debug/net10.0/{hash}.promptlint.sarif")]
    [InlineData("App", "obj/a,b/net10.0/", "obj/{hash}.promptlint.sarif")]
    [InlineData("Acme, Inc", "../artifacts/obj/Acme, Inc/debug/", "../artifacts/obj/{hash}.promptlint.sarif")]
    [InlineData("App", "/C, D/obj/App/debug/", "")]
    [InlineData("App", "o,bj/Debug/", "")]
    public void The_log_has_a_name_and_a_place_that_the_option_can_carry(string project, string intermediate, string expected)
    {
        var place = Place(project, intermediate);

        var log = place.LogFile.SingleOrDefault()?.ItemSpec.Replace("%28", "(", StringComparison.Ordinal).Replace("%29", ")", StringComparison.Ordinal) ?? "";
        Assert.Matches("^" + System.Text.RegularExpressions.Regex.Escape(expected).Replace("\\{hash}", "[0-9a-f]{16}", StringComparison.Ordinal) + "$", log);
        Assert.Equal(expected.Length == 0 ? "" : log + ",version=2.1", place.CompilerLog);
        Assert.Equal(expected.Length == 0, _engine.Lines.Any(static l => l.Contains("/errorlog option cannot carry a path", StringComparison.Ordinal)));
    }

    [Fact]
    public void Below_a_folder_with_a_comma_the_way_from_the_project_has_none()
    {
        var project = Path.Combine(_folder, "C, D", "src", "App");
        var place = Place("App", Path.Combine(_folder, "C, D", "artifacts", "obj", "App", "debug") + "/", project: project);

        Assert.Equal("../../artifacts/obj/App/debug/App.promptlint.sarif,version=2.1", place.CompilerLog);
    }

    [Fact]
    public void Two_projects_whose_logs_go_to_one_folder_write_two()
    {
        var (one, two) = (Place("A,1", "../obj/A,1/").CompilerLog, Place("A,2", "../obj/A,2/").CompilerLog);

        Assert.StartsWith("../obj/", one, StringComparison.Ordinal);
        Assert.StartsWith("../obj/", two, StringComparison.Ordinal);
        Assert.NotEqual(one, two);
    }

    [Fact]
    public void A_log_of_the_users_own_stays_as_it_is()
    {
        var place = Place("App", "obj/", errorLog: "logs/own.sarif;version=2.1");

        Assert.Equal("logs/own.sarif;version=2.1", place.CompilerLog);
        Assert.Equal("logs/own.sarif", place.LogFile.Single().ItemSpec);
        Assert.Equal("obj/App.promptlint.taken.sarif", place.TakenLog.Single().ItemSpec);
    }

    [Theory]
    [InlineData("", "", "obj/promptlint.json")]
    [InlineData("rep/", "", "{0}/rep/promptlint.json")]
    [InlineData("rep/", "net8.0;net10.0", "{0}/rep/net10.0/promptlint.json")]
    [InlineData("there", "", "{0}/there/promptlint.json")]
    [InlineData("costs.json", "", "{0}/costs.json")]
    [InlineData("costs", "net8.0;net10.0", "{0}/costs.net10.0.json")]
    [InlineData("net10.0.json", "net8.0;net10.0", "{0}/net10.0.json")]
    public void The_report_goes_where_it_is_wanted(string wanted, string frameworks, string expected)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "App", "there"));

        var place = Place("App", "obj/", wanted, frameworks);

        Assert.Equal(string.Format(System.Globalization.CultureInfo.InvariantCulture, expected, Path.Combine(_folder, "App")), place.JsonFile.Single().ItemSpec);
        Assert.Equal(Path.ChangeExtension(place.JsonFile.Single().ItemSpec, "md"), place.MarkdownFile.Single().ItemSpec);
        Assert.Empty(_engine.Lines);
    }

    [Fact]
    public void A_file_that_another_project_has_stays_its_own_and_the_next_name_is_told()
    {
        var shared = Path.Combine(_folder, "costs.json");
        Assert.Equal(shared, Place("A", "obj/", shared).JsonFile.Single().ItemSpec);
        Assert.Empty(_engine.Lines);

        for (var again = 0; again < 2; again++)
        {
            Assert.Equal(Path.Combine(_folder, "costs.B.json"), Place("B", "obj/", shared).JsonFile.Single().ItemSpec);
            Assert.Contains($"{shared} is the report of {Path.Combine(_folder, "A", "A.csproj")}, so that of B goes to {Path.Combine(_folder, "costs.B.json")}", _engine.Lines[again], StringComparison.Ordinal);
        }

        // In a folder the name is what the tool looks for.
        Assert.Equal(Path.Combine(_folder, "rep", "promptlint.json"), Place("A", "obj/", Path.Combine(_folder, "rep/")).JsonFile.Single().ItemSpec);
        Assert.Equal(Path.Combine(_folder, "rep", "B", "promptlint.json"), Place("B", "obj/", Path.Combine(_folder, "rep/")).JsonFile.Single().ItemSpec);
    }

    [Fact]
    public void A_file_of_a_project_that_is_no_more_is_free()
    {
        var shared = Path.Combine(_folder, "costs.json");
        Place("A", "obj/", shared);
        File.Delete(Path.Combine(_folder, "A", "A.csproj"));

        Assert.Equal(shared, Place("B", "obj/", shared).JsonFile.Single().ItemSpec);
    }

    [Fact]
    public async Task Of_many_that_come_at_the_same_time_each_has_a_name_of_its_own()
    {
        var shared = Path.Combine(_folder, "costs.json");

        var names = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => Place("P" + i, "obj/", shared).JsonFile.Single().ItemSpec)));

        Assert.Equal(16, names.Distinct().Count());
        Assert.Contains(shared, names);
    }

    [Fact]
    public void Of_two_projects_in_one_folder_each_has_a_folder_unless_obj_is_its_own_already()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "App"));
        File.WriteAllText(Path.Combine(_folder, "App", "Other.csproj"), "");

        Assert.Equal("obj/App/promptlint.json", Place("App", "obj/").JsonFile.Single().ItemSpec);
        Assert.Equal("../artifacts/obj/App/debug/promptlint.json", Place("App", "../artifacts/obj/App/debug/").JsonFile.Single().ItemSpec);
    }

    [Fact]
    public void What_cannot_be_written_at_all_is_one_line_and_no_log()
    {
        // A file stands where the folder should.
        File.WriteAllText(Path.Combine(_folder, "file"), "");

        var place = Place("App", "obj/", Path.Combine(_folder, "file", "costs.json"));

        Assert.Equal("", place.CompilerLog);
        Assert.StartsWith("message: PromptLint: no cost report for App: ", Assert.Single(_engine.Lines), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private PlaceReport Place(string name, string intermediate, string report = "", string frameworks = "", string errorLog = "", string? project = null)
    {
        var folder = Directory.CreateDirectory(project ?? Path.Combine(_folder, name)).FullName;
        File.WriteAllText(Path.Combine(folder, name + ".csproj"), "");
        var task = new PlaceReport
        {
            BuildEngine = _engine,
            ProjectFile = Path.Combine(folder, name + ".csproj"),
            IntermediateFolder = intermediate,
            TargetFramework = "net10.0",
            TargetFrameworks = frameworks,
            ReportFile = report,
            ErrorLog = errorLog,
        };
        Assert.True(task.Execute());
        return task;
    }
}
