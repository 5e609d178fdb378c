using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>Prompt templates in the code.</summary>
public sealed class TemplateTests
{
    private const string Roles = "<message role=\\\"system\\\">Be brief &amp; kind.</message><message role=\\\"user\\\">{{$question}}</message>";

    private static string Prompt(string body) => CallSites.Prompt(Code.Kernel(body));

    [Theory]
    [InlineData("await kernel.InvokePromptAsync(\"" + Roles + "\");")]
    [InlineData("await kernel.InvokeAsync(kernel.CreateFunctionFromPrompt(\"" + Roles + "\"));")]
    [InlineData("await kernel.InvokeAsync(KernelFunctionFactory.CreateFromPrompt(new PromptTemplateConfig(\"" + Roles + "\")));")]
    [InlineData("await kernel.InvokeAsync(kernel.CreateFunctionFromPrompt(new PromptTemplateConfig { Template = \"" + Roles + "\", TemplateFormat = PromptTemplateConfig.SemanticKernelTemplateFormat }));")]
    public void Message_elements_give_messages_their_roles(string body) => Assert.Equal("system: Be brief & kind. | user: <{{$question}}>", Prompt(body));

    [Fact]
    public void What_the_code_fills_in_is_a_hole_of_its_message() => Assert.Equal(
        "system: Be brief. | user: <question>",
        Prompt("await kernel.InvokePromptAsync($\"<message role='system'>Be brief.</message><message role='user'>{question}</message>\");"));

    [Fact]
    public void A_text_that_only_looks_like_markup_is_one_message() => Assert.Equal(
        "user: The <message> element",
        Prompt("await kernel.InvokePromptAsync(\"The <message> element\");"));

    [Fact]
    public void A_chat_history_has_no_markup() => Assert.Equal(
        "user: <message role='system'>Be brief.</message>",
        Prompt("await kernel.GetRequiredService<IChatCompletionService>().GetChatMessageContentsAsync(new ChatHistory { new ChatMessageContent(AuthorRole.User, \"<message role='system'>Be brief.</message>\") });"));

    [Theory]
    [InlineData("templateFormat: \"handlebars\"", "user: A<{{#each xs}}>")]
    [InlineData("templateFormat: \"liquid\"", "user: A<{{#each xs}}>x<{{/each}}>")]
    [InlineData("templateFormat: question", "user: A<{{#each xs}}>x<{{/each}}>")]
    public void The_format_of_a_template_decides_what_its_places_are(string format, string expected) =>
        Assert.Equal(expected, Prompt($"await kernel.InvokePromptAsync(\"A{{{{{{{{#each xs}}}}}}}}x{{{{{{{{/each}}}}}}}}\", null, {format});".Replace("{{{{", "{{").Replace("}}}}", "}}")));

    [Fact]
    public void Liquid_names_roles_by_lines() => Assert.Equal(
        "system: Be brief. | user: <{{ q }}>",
        Prompt("await kernel.InvokeAsync(kernel.CreateFunctionFromPrompt(\"system:\\nBe brief.\\nuser:\\n{{ q }}\", templateFormat: \"liquid\"));"));

    [Fact]
    public void A_prompt_in_json_has_its_template() => Assert.Equal(
        "user: Say <{{$x}}>.",
        Prompt("await kernel.InvokeAsync(kernel.CreateFunctionFromPrompt(PromptTemplateConfig.FromJson(\"{ \\\"template\\\": \\\"Say {{$x}}.\\\" }\")));"));
}
