using System.CommandLine;
using PromptLint.Fuzz.Runs;

var folders = new Option<string[]>("--folder") { Description = "Folders with C# code, whose files are torn and given twins beside the samples.", AllowMultipleArgumentsPerToken = true };
var kinds = new Option<string[]>("--kind") { Description = "Only these kinds of programs: shapes, torn, twins, hostile.", AllowMultipleArgumentsPerToken = true };
var seed = new Option<int>("--seed") { Description = "Another seed draws other programs.", DefaultValueFactory = static _ => 1 };
var from = new Option<int>("--from") { Description = "The first number of each kind, without a state file." };
var count = new Option<int>("--count") { Description = "Ends after so many programs.", DefaultValueFactory = static _ => int.MaxValue };
var seconds = new Option<int>("--seconds") { Description = "Ends after so many seconds.", DefaultValueFactory = static _ => 60 };
var state = new Option<FileInfo?>("--state") { Description = "Where the run is kept, so that a next one goes on with it." };
var failures = new Option<DirectoryInfo>("--failures") { Description = "Where failing programs are written, as small as they get.", DefaultValueFactory = static _ => new DirectoryInfo(Path.Combine(Path.GetTempPath(), "promptlint-fuzz")) };
var root = new RootCommand("Programs and files that nobody wrote: no exception, no hang, and nothing that a program's twin contradicts.") { folders, kinds, seed, from, count, seconds, state, failures };
root.SetAction(async (parsed, _) =>
{
    var run = new FuzzRun(
        await FuzzRun.KindsAsync(parsed.GetValue(kinds) ?? [], parsed.GetValue(folders) ?? [], Console.Out),
        new FailureFolder(parsed.GetValue(failures)!.FullName),
        Console.Out);
    return run.Run(new FuzzLimits(parsed.GetValue(seed), parsed.GetValue(from), parsed.GetValue(count), TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(state)?.FullName)) ? 0 : 1;
});
return await root.Parse(args).InvokeAsync();
