using System.CommandLine;
using PromptLint.Tool.Commands;

var root = new RootCommand("What the LLM calls of C# code cost.") { ScanCommand.Create(), ExplainCommand.Create() };
var parsed = root.Parse(args);

// The library's own answer to a misused command line is 1 already, which the contract asks for.
return await parsed.InvokeAsync().ConfigureAwait(false);
