using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace PromptLint.Analyzers.Tests.Rules;

public sealed class PL2002StopSequenceMissingTests
{
    [Fact]
    public async Task A_call_without_a_stop_sequence_is_a_suggestion()
    {
        var found = await Verify.Message("PL2002", "`client.CompleteChatAsync` names no stop sequence; `ChatCompletionOptions.StopSequences` takes one", Code.OpenAI("await client.[|CompleteChatAsync|](question);"));
        Assert.Equal(DiagnosticSeverity.Info, found.Severity);
    }

    [Theory]
    [InlineData("End your answer with </answer>.", "</answer>")]
    [InlineData("Finish with the line ###", "###")]
    [InlineData("Always end with DONE", "DONE")]
    public async Task A_terminator_that_only_the_prompt_knows_is_a_warning_that_names_it(string prompt, string terminator)
    {
        var found = await Verify.Message(
            "PL2002",
            $"The prompt of `client.CompleteChatAsync` ends answers with `{terminator}`, which is not a stop sequence of the call: add it to `ChatCompletionOptions.StopSequences`",
            Code.OpenAI($"await client.[|CompleteChatAsync|](new SystemChatMessage(\"{prompt}\"), new UserChatMessage(question));"));
        Assert.Equal(DiagnosticSeverity.Warning, found.Severity);
        Assert.Equal(terminator, found.Properties["promptlint.terminator"]);
    }

    [Fact]
    public Task A_stop_sequence_in_an_initializer_is_one() => Verify.Diagnostics("PL2002", Code.OpenAI(
        "await client.CompleteChatAsync([question], new ChatCompletionOptions { StopSequences = { \"END\" } });"));

    [Fact]
    public Task A_stop_sequence_added_later_is_one() => Verify.Diagnostics("PL2002", Code.OpenAI(
        "var options = new ChatCompletionOptions(); options.StopSequences.Add(\"END\"); await client.CompleteChatAsync([question], options);"));

    [Fact]
    public Task A_stop_sequence_added_on_some_paths_is_not_certain_to_be_missing() => Verify.Diagnostics("PL2002", Code.OpenAI(
        "var options = new ChatCompletionOptions(); if (question.Length > 3) options.StopSequences.Add(\"END\"); await client.CompleteChatAsync([question], options);"));

    [Fact]
    public Task An_empty_list_is_none() => Verify.Diagnostics("PL2002", Code.Extensions(
        "await client.[|GetResponseAsync|](question, new ChatOptions { StopSequences = [] });"));

    [Fact]
    public Task A_list_of_stop_sequences_is_one() => Verify.Diagnostics("PL2002", Code.Extensions(
        "await client.GetResponseAsync(question, new ChatOptions { StopSequences = [\"END\"] });"));

    [Fact]
    public Task A_structured_answer_ends_with_its_schema() => Verify.Diagnostics("PL2002", Code.Extensions(
        "await client.GetResponseAsync<City>(question);", "record City(string Name);"));

    [Fact]
    public Task Responses_take_no_stop_sequence() => Verify.Diagnostics("PL2002", Code.OpenAI(
        "await new ResponsesClient(\"key\").CreateResponseAsync(\"gpt-4.1-mini\", question);"));

    [Fact]
    public Task A_model_that_takes_none_is_left_alone() => Verify.Diagnostics("PL2002", Code.OpenAI(
        "await new ChatClient(\"gpt-5.5\", \"key\").CompleteChatAsync(\"End with DONE\");"));

    [Fact]
    public Task An_unknown_model_is_left_alone() => Verify.Diagnostics("PL2002",
        "using OpenAI.Chat; class App { void Run(ChatClient client) => client.CompleteChat(\"End with DONE\"); }");

    [Fact]
    public Task Stop_sequences_of_a_caller_are_not_certain() => Verify.Diagnostics("PL2002", Code.OpenAI(
        "", "Task Ask(ChatCompletionOptions options) => client.CompleteChatAsync([\"Hi\"], options);"));

    [Fact]
    public Task Kernel_settings_and_free_form_settings_hold_stop_sequences() => Verify.Diagnostics("PL2002", Code.Kernel(
        """
        await kernel.[|InvokePromptAsync|]("Say hi");
        await kernel.InvokePromptAsync("Say hi", new(new OpenAIPromptExecutionSettings { StopSequences = ["END"] }));
        await kernel.InvokePromptAsync("Say hi", new(new PromptExecutionSettings { ExtensionData = new Dictionary<string, object> { ["stop"] = "END" } }));
        """));

    [Fact]
    public Task Anthropic_takes_stop_sequences() => Verify.Diagnostics("PL2002", Code.Anthropic(
        """
        await client.Messages.[|Create|](new MessageCreateParams { Model = Model.ClaudeHaiku4_5, MaxTokens = 100, Messages = [new UserMessageParam(question)] });
        await client.Messages.Create(new MessageCreateParams { Model = Model.ClaudeHaiku4_5, MaxTokens = 100, Messages = [new UserMessageParam(question)], StopSequences = ["END"] });
        """));
}
