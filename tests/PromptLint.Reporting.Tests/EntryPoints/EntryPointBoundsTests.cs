using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using PromptLint.Core.Graph;
using PromptLint.Core.Pricing;
using PromptLint.Reporting.EntryPoints;
using PromptLint.Reporting.Reports;
using Xunit;

namespace PromptLint.Reporting.Tests.EntryPoints;

/// <summary>Summaries of methods, of one project or many, put together into what an entry point can send at most.</summary>
public sealed class EntryPointBoundsTests
{
    private static readonly SourcePlace Here = new("App.cs", 7, 1);

    private static CallSiteFact Site(string id, long? requests, decimal? cost = 1m) => new()
    {
        Id = id,
        Place = Here,
        Attempts = new AttemptsFact(1, requests, requests is null ? [new AttemptFactor(AttemptKind.Loop, 1, null, new SourcePlace("Loop.cs", 3, 1), Reasons.Told("ends only when a call succeeds"))] : []),
        Cost = new CostRange(0.1m, null, cost),
    };

    private static SiteFlow At(string site) => new(site, []);

    private static CallFlow Call(string method, long? times = 1) =>
        new(method, Here, times == 1 ? [] : [new AttemptFactor(AttemptKind.Loop, 1, times, Here, Reasons.Told(times is null ? "once for each item of `tickets`" : "counted"))]);

    private static MethodSummary Method(string id, Flow body, EntryPointKind entry = EntryPointKind.None, params string[] implements) =>
        new() { Id = id, Place = Here, Entry = entry, Implements = implements, Body = body };

    private static EntryPointCost Bound(IEnumerable<MethodSummary> methods, params CallSiteFact[] sites) => Assert.Single(EntryPointBounds.Of(methods, sites));

    [Fact]
    public void A_method_of_another_project_is_followed_by_its_documentation_id()
    {
        var library = new CostReport { Project = "Gateway", TargetFramework = "net10.0", Methods = [Method("M:Gateway.Ask", At("ask"))], CallSites = [new ReportedCallSite(Site("ask", 4, 0.02m), [], [])] };
        var application = new CostReport { Project = "Desk", TargetFramework = "net10.0", Methods = [Method("M:Desk.Main", Call("M:Gateway.Ask", 3), EntryPointKind.Main)] };

        Assert.Equal(0, Assert.Single(application.EntryPoints).Requests);
        var entry = Assert.Single(ReportMerge.Of([application, library]).EntryPoints);
        Assert.Equal((12, 0.06m), (entry.Requests, entry.Cost));
        Assert.Equal(["ask"], entry.CallSites);
        var again = ReportJsonReader.Read(ReportJsonWriter.Write(ReportMerge.Of([library, application])));
        Assert.Equal((12, 0.06m), (again.EntryPoints.Single().Requests, again.EntryPoints.Single().Cost));
    }

    [Fact]
    public void Of_implementations_the_dearest_counts()
    {
        var entry = Bound(
            [Method("M:Main", Call("M:IAsk.Ask"), EntryPointKind.Main), Method("M:Cheap.Ask", At("cheap"), EntryPointKind.None, "M:IAsk.Ask"), Method("M:Dear.Ask", At("dear"), EntryPointKind.None, "M:IAsk.Ask")],
            Site("cheap", 1, 1m),
            Site("dear", 4, 5m));
        Assert.Equal((4, 5m), (entry.Requests, entry.Cost));
    }

    [Fact]
    public void Data_of_unknown_size_stays_open_and_says_which()
    {
        var entry = Bound([Method("M:Main", Call("M:Ask", null), EntryPointKind.Main), Method("M:Ask", At("ask"))], Site("ask", 4));
        Assert.Equal((null, null, "once for each item of `tickets`"), (entry.Requests, entry.Cost, entry.OpenWhy));
        Assert.Equal(Here, entry.OpenAt);
    }

    [Fact]
    public void A_call_site_without_a_bound_leaves_its_entry_without_one()
    {
        var entry = Bound([Method("M:Main", Flow.Sequence([At("once"), At("ever")]), EntryPointKind.Main)], Site("once", 1), Site("ever", null, null));
        Assert.Equal((null, "ends only when a call succeeds", "Loop.cs"), (entry.Requests, entry.OpenWhy, entry.OpenAt?.File));
    }

    [Fact]
    public void A_price_that_is_missing_leaves_the_requests_known()
    {
        var entry = Bound([Method("M:Main", At("ask"), EntryPointKind.Main)], Site("ask", 4, null));
        Assert.Equal((4, null), (entry.Requests, entry.Cost));
    }

    [Fact]
    public void Methods_that_call_each_other_have_no_bound_and_end()
    {
        var methods = new[] { Method("M:A", Flow.Sequence([At("ask"), Call("M:B")]), EntryPointKind.PublicApi), Method("M:B", Call("M:A"), EntryPointKind.PublicApi) };
        Assert.All(EntryPointBounds.Of(methods, [Site("ask", 1)]), static e => Assert.Null(e.Requests));
    }

    private static MethodSummary Round(string id, Flow body, long runs, EntryPointKind entry = EntryPointKind.None) =>
        Method(id, body, entry) with { Recursion = new AttemptFactor(AttemptKind.Recursion, 1, runs, Here, Reasons.Told("methods that call each other in turn")) };

    [Fact]
    public void Methods_of_a_counted_circle_send_as_often_as_they_run_whoever_begins()
    {
        MethodSummary[] methods =
        [
            Method("M:Main", Call("M:Ask", 2), EntryPointKind.Main),
            Method("M:Other", Call("M:Judge"), EntryPointKind.PublicApi),
            Round("M:Ask", Flow.Sequence([At("ask"), Call("M:Judge")]), 4),
            Round("M:Judge", Flow.Sequence([At("judge"), Call("M:Ask")]), 3),
        ];
        CallSiteFact[] sites = [Site("ask", 1, 1m), Site("judge", 2, 10m)];

        var bounds = EntryPointBounds.Of(methods, sites).ToDictionary(static e => e.Method.Id);
        Assert.Equal((20, 68m), (bounds["M:Main"].Requests, bounds["M:Main"].Cost));
        Assert.Equal((10, 34m), (bounds["M:Other"].Requests, bounds["M:Other"].Cost));

        var report = new CostReport { Project = "Desk", TargetFramework = "net10.0", Methods = methods, CallSites = sites.Select(static s => new ReportedCallSite(s, [], [])).ToList() };
        Assert.Equal([20, 10], ReportJsonReader.Read(ReportJsonWriter.Write(report)).EntryPoints.Select(static e => e.Requests));
    }

    [Fact]
    public void A_circle_that_another_project_makes_larger_is_counted_no_more()
    {
        MethodSummary[] methods =
        [
            Method("M:Main", Call("M:Ask"), EntryPointKind.Main),
            Round("M:Ask", Flow.Sequence([At("ask"), Call("M:Judge")]), 4),
            Round("M:Judge", Flow.Sequence([Call("M:Ask"), Call("M:IHook.Run")]), 3),
        ];
        Assert.Equal(4, Bound(methods, Site("ask", 1)).Requests);
        Assert.Null(Bound([.. methods, Method("M:Hook.Run", Call("M:Ask"), EntryPointKind.None, "M:IHook.Run")], Site("ask", 1)).Requests);
    }

    [Fact]
    public void Beyond_any_number_it_is_unbounded_and_not_wrong()
    {
        var entry = Bound([Method("M:Main", Call("M:Ask", long.MaxValue), EntryPointKind.Main), Method("M:Ask", At("ask"))], Site("ask", 4, decimal.MaxValue));
        Assert.Equal((null, null), (entry.Requests, entry.Cost));
    }

    [Fact]
    public void A_call_of_what_is_not_known_sends_nothing() =>
        Assert.Equal(0, Bound([Method("M:Main", Call("M:System.Console.WriteLine"), EntryPointKind.Main)]).Requests);

    [Fact]
    public void Chains_of_methods_take_time_in_line_with_their_number()
    {
        // Each method calls the next one twice: followed anew at each call this would take longer than the universe is old.
        var methods = Enumerable.Range(0, 60).Select(static i => Method($"M:{i}", Flow.Sequence([Call($"M:{i + 1}"), Call($"M:{i + 1}")]), i == 0 ? EntryPointKind.Main : EntryPointKind.None))
            .Append(Method("M:60", At("ask")));
        Assert.Equal(1L << 60, Bound(methods, Site("ask", 1, 0.000001m)).Requests);
    }

    [Fact]
    public void Chains_without_a_bound_take_no_longer()
    {
        var methods = Enumerable.Range(0, 60).Select(static i => Method($"M:{i}", Flow.Sequence([Call($"M:{i + 1}"), Call($"M:{i + 1}")]), i == 0 ? EntryPointKind.Main : EntryPointKind.None))
            .Append(Method("M:60", At("ask")));
        Assert.Null(Bound(methods, Site("ask", null, null)).Requests);
    }

    [Fact]
    public void A_chain_longer_than_the_stack_is_deep_is_followed()
    {
        var methods = Enumerable.Range(0, 200_000).Select(static i => Method($"M:{i}", Call($"M:{i + 1}"), i == 0 ? EntryPointKind.Main : EntryPointKind.None)).Append(Method("M:200000", At("ask")));
        Assert.Equal(4, Bound(methods, Site("ask", 4)).Requests);
    }

    [Fact]
    public void Entry_points_that_call_each_other_in_a_row_take_time_in_line_with_their_number()
    {
        // Each reaches all call sites behind it: to list them for each would be twenty billion ids.
        const int Many = 200_000;
        var methods = Enumerable.Range(0, Many).Select(static i => Method($"M:{i}", Flow.Sequence([At($"{i}"), Call($"M:{i + 1}")]), EntryPointKind.PublicApi));
        var entries = EntryPointBounds.Of(methods, Enumerable.Range(0, Many).Select(static i => Site($"{i}", 1)));
        Assert.Equal((Many, Many), (entries.Count(static e => e.ReachesCallSites), entries.Max(static e => e.Requests)));
        Assert.Equal(["199998", "199999"], entries.Single(static e => e.Method.Id == "M:199998").CallSites);
    }

    [Fact]
    public void An_entry_point_that_leads_to_no_call_site_says_so()
    {
        var methods = new[]
        {
            Method("M:Far", Call("M:Near"), EntryPointKind.PublicApi), Method("M:Near", At("ask"), EntryPointKind.PublicApi), Method("M:Through", Call("M:IAsk.Ask"), EntryPointKind.PublicApi),
            Method("M:Asks.Ask", Call("M:Near"), EntryPointKind.None, "M:IAsk.Ask"), Method("M:Elsewhere", Call("M:Nobody"), EntryPointKind.PublicApi), Method("M:Gone", At("gone"), EntryPointKind.PublicApi),
        };
        var entries = EntryPointBounds.Of(methods, [Site("ask", 1)]);
        Assert.Equal(["M:Far", "M:Near", "M:Through"], entries.Where(static e => e.ReachesCallSites).Select(static e => e.Method.Id).Order());
        Assert.All(entries, static e => Assert.Equal(e.ReachesCallSites, e.CallSites.Count > 0));
    }

    [Fact]
    public void Programs_of_several_projects_that_share_a_name_stay_apart()
    {
        static CostReport Program(string project, long requests)
        {
            var place = new SourcePlace(project + "/Program.cs", 1, 1);
            var method = new MethodSummary { Id = "M:Program.{Main}$(System.String[])", Place = place, Entry = EntryPointKind.Main, Body = At("M:Program/Ask#1") };
            return new CostReport { Project = project, TargetFramework = "net10.0", Methods = [method], CallSites = [new ReportedCallSite(Site("M:Program/Ask#1", requests) with { Place = place }, [], [])] };
        }

        var merged = ReportMerge.Of([Program("A", 1), Program("B", 4)]);
        Assert.Equal([("A/Program.cs", 1L), ("B/Program.cs", 4L)], merged.EntryPoints.Select(static e => (e.Method.Place.File, e.Requests!.Value)).Order());
    }
}
