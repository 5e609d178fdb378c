using System.Threading.Tasks;
using PromptLint.Core.Calls;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>What the code says to a model: constants, fields, other files, concatenations, holes, choices, lists.</summary>
public sealed class ValueTests
{
    private static string OpenAI(string body, string members = "") => CallSites.Prompt(Code.OpenAI(body, members));

    private static string Text(string expression, string members = "", string before = "")
    {
        var prompt = OpenAI($"{before} await client.CompleteChatAsync(new UserChatMessage({expression}));", members);
        return prompt.StartsWith("user: ", System.StringComparison.Ordinal) ? prompt["user: ".Length..] : prompt;
    }

    [Theory]
    [InlineData("\"Hi\"", "Hi")]
    [InlineData("\"a\" + \"b\"", "ab")]
    [InlineData("@\"a\"\"b\"", "a\"b")]
    [InlineData("nameof(question)", "question")]
    [InlineData("\"a\" + question + \"b\"", "a<question>b")]
    [InlineData("\"a\" + 3", "a3")]
    [InlineData("$\"a{question}b\"", "a<question>b")]
    [InlineData("$\"a{3}b\"", "a3b")]
    [InlineData("$\"a{question.Length:N0}b\"", "a<question.Length>b")]
    [InlineData("$\"{{a}}\"", "{a}")]
    [InlineData("string.Concat(\"a\", question, \"b\")", "a<question>b")]
    [InlineData("string.Concat(\"a\", \"b\", \"c\", \"d\", \"e\")", "abcde")]
    [InlineData("string.Format(\"a{0}b{1}\", \"x\", question)", "axb<question>")]
    [InlineData("string.Format(null, \"a{0}\", \"x\")", "ax")]
    [InlineData("string.Join(\", \", \"a\", question)", "a, <question>")]
    [InlineData("string.Join(\", \", new[] { \"a\", \"b\" })", "a, b")]
    [InlineData("string.Join(\", \", new List<string> { \"a\", \"b\" })", "a, b")]
    [InlineData("question.Length > 3 ? \"long\" : \"short\"", "{long/short}")]
    [InlineData("question switch { \"a\" => \"one\", _ => \"other\" }", "{one/other}")]
    [InlineData("\" a \".Trim()", "a")]
    [InlineData("\"a-b\".Replace(\"-\", \"+\")", "a+b")]
    [InlineData("\"abc\".ToUpperInvariant()", "ABC")]
    [InlineData("(string)\"a\"", "a")]
    [InlineData("(\"a\")", "a")]
    [InlineData("\"a\"!", "a")]
    [InlineData("string.Empty + \"a\"", "a")]
    [InlineData("new string('x', 3)", "xxx")]
    [InlineData("question.Trim()", "<question.Trim()>")]
    [InlineData("File.ReadAllText(\"prompt.md\")", "<File.ReadAllText(\"prompt.md\")>")]
    [InlineData("Environment.GetEnvironmentVariable(\"P\") ?? \"Hi\"", "{<Environment.GetEnvironmentVariable(\"P\")>/Hi}")]
    public void Texts(string expression, string expected) => Assert.Equal(expected, Text(expression));

    [Fact]
    public void A_raw_string_loses_its_indentation() => Assert.Equal("a\n  b", Text("\"\"\"\n        a\n          b\n        \"\"\""));

    [Fact]
    public void A_raw_string_with_holes_keeps_its_braces() => Assert.Equal("{a} <question>", Text("$$\"\"\"\n        {a} {{question}}\n        \"\"\""));

    [Fact]
    public void A_const_of_another_file_is_known() => Assert.Equal("system: Be brief. | user: <question>", CallSites.Prompt(
        Code.OpenAI("await client.CompleteChatAsync(new SystemChatMessage(Prompts.Brief), new UserChatMessage(question));"),
        "static class Prompts { public const string Brief = \"Be\" + \" brief.\"; }"));

    [Fact]
    public void A_read_only_field_of_another_file_is_known() => Assert.Equal("system: Be brief. In <Language>. | user: <question>", CallSites.Prompt(
        Code.OpenAI("await client.CompleteChatAsync(new SystemChatMessage(Prompts.Brief), new UserChatMessage(question));"),
        "static class Prompts { public static readonly string Brief = $\"Be brief. In {Language}.\"; static string Language => Environment.MachineName; }"));

    [Fact]
    public void A_property_with_a_body_is_known() => Assert.Equal("Be brief.", Text("Brief", "static string Brief => \"Be brief.\";"));

    [Fact]
    public void A_property_with_an_initializer_is_known() => Assert.Equal("Be brief.", Text("Brief", "string Brief { get; } = \"Be brief.\";"));

    [Fact]
    public void A_property_that_others_may_set_is_one_of_two() => Assert.Equal("{<Brief>/Be brief.}", Text("Brief", "public string Brief { get; set; } = \"Be brief.\";"));

    [Fact]
    public void A_field_that_the_constructor_sets_is_known() => Assert.Equal("Be brief.", Text("_brief", "readonly string _brief; App() { _brief = \"Be brief.\"; }"));

    [Fact]
    public void A_field_that_the_constructor_is_given_is_not_known() => Assert.Equal("<brief>", Text("_brief", "readonly string _brief; public App(string brief) { _brief = brief; }"));

    [Fact]
    public void A_field_that_others_may_set_is_one_of_two() => Assert.Equal("{<Brief>/Be brief.}", Text("Brief", "public string Brief = \"Be brief.\";"));

    [Fact]
    public void A_helper_method_is_seen_through() => Assert.Equal("Say <question> in French", Text("In(\"French\", question)", "static string In(string language, string text) => $\"Say {text} in {language}\";"));

    [Fact]
    public void A_helper_with_a_default_value_is_seen_through() => Assert.Equal("Hi in French", Text("In(\"Hi\")", "static string In(string text, string language = \"French\") => text + \" in \" + language;"));

    [Fact]
    public void A_helper_with_several_returns_is_a_choice() => Assert.Equal("{a/b}", Text("Pick(question)", "static string Pick(string q) { if (q.Length > 3) return \"a\"; return \"b\"; }"));

    [Fact]
    public void A_virtual_helper_is_decided_elsewhere() => Assert.StartsWith("<", Text("Pick()", "protected virtual string Pick() => \"a\";"), System.StringComparison.Ordinal);

    [Fact]
    public void A_helper_that_calls_itself_ends() => Assert.NotEmpty(Text("Deep(3)", "static string Deep(int n) => n == 0 ? \"a\" : \"b\" + Deep(n - 1);"));

    [Fact]
    public void Fields_that_refer_to_each_other_end() => Assert.NotEmpty(Text("A", "static readonly string A = \"a\" + B; static readonly string B = \"b\" + A;"));

    [Fact]
    public void A_local_that_is_assigned_again_holds_the_last_value() => Assert.Equal("b", Text("text", before: "var text = \"a\"; text = \"b\";"));

    [Fact]
    public void A_local_assigned_on_some_paths_holds_either() => Assert.Equal("{a/b}", Text("text", before: "var text = \"a\"; if (question.Length > 3) text = \"b\";"));

    [Fact]
    public void A_local_assigned_on_both_paths_holds_one_of_them() => Assert.Equal("{a/b}", Text("text", before: "string text; if (question.Length > 3) text = \"a\"; else text = \"b\";"));

    [Fact]
    public void A_local_that_is_appended_to_grows() => Assert.Equal("ab<question>", Text("text", before: "var text = \"a\"; text += \"b\"; text += question;"));

    [Fact]
    public void A_local_that_is_appended_to_in_a_loop_has_a_hole() => Assert.Matches("^a<.*>$", Text("text", before: "var text = \"a\"; foreach (var c in question) { text += \"b\"; }"));

    [Fact]
    public void A_local_that_is_handed_out_by_reference_is_not_known() => Assert.StartsWith("<", Text("text", "static void Change(ref string text) => text = \"b\";", "var text = \"a\"; Change(ref text);"), System.StringComparison.Ordinal);

    [Fact]
    public void A_local_that_a_local_function_sets_is_not_certain() => Assert.NotEqual("a", Text("text", before: "var text = \"a\"; void Set() { text = \"b\"; } Set();"));

    [Fact]
    public void A_string_builder_of_known_lines_is_no_guess()
    {
        var text = Text("builder.ToString()", before: "var builder = new System.Text.StringBuilder(); builder.Append(\"a\"); builder.AppendLine(question);");
        Assert.Contains('<', text);
    }

    [Fact]
    public void Messages_in_every_list_are_the_same()
    {
        const string Expected = "system: Be brief. | user: <question>";
        const string Two = "new SystemChatMessage(\"Be brief.\"), new UserChatMessage(question)";
        Assert.Equal(Expected, OpenAI($"await client.CompleteChatAsync({Two});"));
        Assert.Equal(Expected, OpenAI($"await client.CompleteChatAsync([{Two}]);"));
        Assert.Equal(Expected, OpenAI($"await client.CompleteChatAsync(new ChatMessage[] {{ {Two} }});"));
        Assert.Equal(Expected, OpenAI($"await client.CompleteChatAsync(new List<ChatMessage> {{ {Two} }});"));
        Assert.Equal(Expected, OpenAI($"List<ChatMessage> messages = [{Two}]; await client.CompleteChatAsync(messages);"));
        Assert.Equal(Expected, OpenAI($"var messages = new ChatMessage[] {{ {Two} }}.ToList(); await client.CompleteChatAsync(messages);"));
        Assert.Equal(Expected, OpenAI($"List<ChatMessage> first = [new SystemChatMessage(\"Be brief.\")]; await client.CompleteChatAsync([.. first, new UserChatMessage(question)]);"));
        Assert.Equal(Expected, OpenAI("var messages = new List<ChatMessage>(); messages.Add(ChatMessage.CreateSystemMessage(\"Be brief.\")); messages.Add(new UserChatMessage(question)); await client.CompleteChatAsync(messages);"));
        Assert.Equal(Expected, OpenAI($"var messages = new List<ChatMessage>(); messages.AddRange([{Two}]); await client.CompleteChatAsync(messages);"));
        Assert.Equal(Expected, OpenAI("await client.CompleteChatAsync(Make(question));", $"static List<ChatMessage> Make(string question) => [{Two}];"));
        Assert.Equal(Expected, OpenAI("await client.CompleteChatAsync(Make(question));", $"static IEnumerable<ChatMessage> Make(string question) {{ var list = new List<ChatMessage>(); list.Add(new SystemChatMessage(\"Be brief.\")); list.Add(new UserChatMessage(question)); return list; }}"));
    }

    [Fact]
    public void A_message_added_on_some_paths_may_be_missing() => Assert.Equal(
        "user: <question> | system: {/Be brief.}",
        OpenAI("var messages = new List<ChatMessage> { new UserChatMessage(question) }; if (question.Length > 3) messages.Add(new SystemChatMessage(\"Be brief.\")); await client.CompleteChatAsync(messages);"));

    [Fact]
    public void A_message_added_in_a_loop_is_a_hole_of_the_request() => Assert.Equal(
        "user: <question> | <new UserChatMessage(word)>",
        OpenAI("var messages = new List<ChatMessage> { new UserChatMessage(question) }; foreach (var word in question.Split(' ')) messages.Add(new UserChatMessage(word)); await client.CompleteChatAsync(messages);"));

    [Fact]
    public void A_history_that_grows_with_each_round_is_a_hole_of_the_request() => Assert.Equal(
        "user: <question> | <new AssistantChatMessage(answer)>",
        OpenAI("var messages = new List<ChatMessage> { new UserChatMessage(question) }; for (var i = 0; i < 3; i++) { ChatCompletion answer = await client.CompleteChatAsync(messages); messages.Add(new AssistantChatMessage(answer)); }"));

    [Fact]
    public void A_callers_list_is_a_hole_of_the_request() => Assert.Equal("<messages>", OpenAI("", "Task Ask(List<ChatMessage> messages) => client.CompleteChatAsync(messages);"));

    [Fact]
    public void A_callers_list_with_a_message_of_ones_own() => Assert.Equal(
        "system: Be brief. | <messages>",
        OpenAI("", "Task Ask(List<ChatMessage> messages) => client.CompleteChatAsync([new SystemChatMessage(\"Be brief.\"), .. messages]);"));

    [Fact]
    public void Content_parts_are_read() => Assert.Equal("user: Look: <question>", OpenAI(
        "await client.CompleteChatAsync(new UserChatMessage(ChatMessageContentPart.CreateTextPart(\"Look: \"), ChatMessageContentPart.CreateTextPart(question)));"));

    [Fact]
    public void A_chat_history_is_read() => Assert.Equal(
        "system: Be brief. | assistant: Hi. | user: <question>",
        CallSites.Prompt(Code.Kernel("var history = new ChatHistory(\"Be brief.\"); history.AddAssistantMessage(\"Hi.\"); history.AddUserMessage(question); await kernel.GetRequiredService<IChatCompletionService>().GetChatMessageContentsAsync(history);")));

    [Fact]
    public void A_chat_history_that_a_constructor_fills_is_read() => Assert.StartsWith(
        "system: Be brief.",
        CallSites.Prompt(Code.Kernel("_history.AddUserMessage(question); await kernel.GetRequiredService<IChatCompletionService>().GetChatMessageContentsAsync(_history);", "readonly ChatHistory _history = new(); App() => _history.AddSystemMessage(\"Be brief.\");")),
        System.StringComparison.Ordinal);

    [Fact]
    public void Templates_have_holes() => Assert.Equal(
        "user: Say <{{$what}}> in <{{$language}}>!",
        CallSites.Prompt(Code.Kernel("await kernel.InvokePromptAsync(\"Say {{$what}} in {{$language}}!\");")));

    [Fact]
    public void Roles_of_Extensions_AI_are_read() => Assert.Equal(
        "system: Be brief. | assistant: Hi. | user: <question>",
        CallSites.Prompt(Code.Extensions("List<ChatMessage> messages = [new(ChatRole.System, \"Be brief.\"), new(ChatRole.Assistant, \"Hi.\")]; messages.Add(new ChatMessage(ChatRole.User, question)); await client.GetResponseAsync(messages);")));

    [Fact]
    public void A_role_that_is_computed_is_unknown() => Assert.Equal(
        "unknown: <question>",
        CallSites.Prompt(Code.Extensions("await client.GetResponseAsync([new ChatMessage(new ChatRole(question), question)]);")));

    [Fact]
    public void Anthropic_blocks_are_read() => Assert.Equal(
        "system: Be brief. | user: <question>",
        CallSites.Prompt(Code.Anthropic("await client.Messages.Create(new MessageCreateParams { Model = Model.ClaudeHaiku4_5, MaxTokens = 9, System = new List<TextBlockParam> { new() { Text = \"Be brief.\" } }, Messages = [new UserMessageParam(question)] });")));

    [Theory]
    [InlineData("if (string.IsNullOrEmpty(model)) model = \"gpt-4.1\";", "gpt-4.1", ModelSource.Fallback)]
    [InlineData("if (string.IsNullOrWhiteSpace(model)) { model = \"gpt-4.1\"; }", "gpt-4.1", ModelSource.Fallback)]
    [InlineData("if (model is null) model = \"gpt-4.1\";", "gpt-4.1", ModelSource.Fallback)]
    [InlineData("if (question.Length > 3) model = \"gpt-4.1\";", null, ModelSource.Unknown)]
    [InlineData("if (!string.IsNullOrEmpty(model)) model = \"gpt-4.1\";", null, ModelSource.Unknown)]
    [InlineData("if (string.IsNullOrEmpty(question)) model = \"gpt-4.1\";", null, ModelSource.Unknown)]
    public async Task A_stand_in_for_an_empty_variable_is_a_fallback(string statement, string? id, ModelSource how)
    {
        var site = await CallSites.Single(Code.OpenAI($"var model = Environment.CommandLine; {statement} await new ChatClient(model, \"key\").CompleteChatAsync(\"Hi\");"));
        Assert.Equal((id, how), (site.Model.Id, site.Model.How));
    }

    [Theory]
    [InlineData("\"gpt-4.1\"", "gpt-4.1", ModelSource.Literal)]
    [InlineData("Large", "gpt-4.1", ModelSource.Constant)]
    [InlineData("Chosen", "gpt-4.1", ModelSource.Constant)]
    [InlineData("Environment.GetEnvironmentVariable(\"MODEL\") ?? \"gpt-4.1\"", "gpt-4.1", ModelSource.Fallback)]
    [InlineData("string.IsNullOrEmpty(Environment.CommandLine) ? \"gpt-4.1\" : Environment.CommandLine", "gpt-4.1", ModelSource.Fallback)]
    [InlineData("!string.IsNullOrWhiteSpace(Environment.CommandLine) ? Environment.CommandLine.Trim() : \"gpt-4.1\"", "gpt-4.1", ModelSource.Fallback)]
    [InlineData("Environment.CommandLine == \"\" ? \"gpt-4.1\" : Environment.CommandLine", "gpt-4.1", ModelSource.Fallback)]
    [InlineData("Environment.ProcessPath is null ? \"gpt-4.1\" : Environment.ProcessPath", "gpt-4.1", ModelSource.Fallback)]
    [InlineData("Environment.ProcessPath is not null ? Environment.ProcessPath : \"gpt-4.1\"", "gpt-4.1", ModelSource.Fallback)]
    [InlineData("Environment.ProcessPath is null ? Environment.CommandLine : \"gpt-4.1\"", null, ModelSource.Unknown)]
    [InlineData("string.IsNullOrEmpty(Environment.ProcessPath) ? \"gpt-4.1\" : Environment.CommandLine", null, ModelSource.Unknown)]
    [InlineData("Environment.GetEnvironmentVariable(\"A\") ?? Environment.GetEnvironmentVariable(\"B\") ?? Large", "gpt-4.1", ModelSource.Fallback)]
    [InlineData("question", null, ModelSource.Unknown)]
    [InlineData("Environment.GetEnvironmentVariable(\"MODEL\")!", null, ModelSource.Unknown)]
    [InlineData("Environment.GetEnvironmentVariable(\"MODEL\") ?? throw new Exception()", null, ModelSource.Unknown)]
    public async Task Models(string expression, string? id, ModelSource how)
    {
        var site = await CallSites.Single(Code.OpenAI($"await new ChatClient({expression}, \"key\").CompleteChatAsync(\"Hi\");", "const string Large = \"gpt-4.1\"; static readonly string Chosen = Large;"));
        Assert.Equal((id, how), (site.Model.Id, site.Model.How));
        Assert.Equal(id is null, site.Cost.Low is null);
    }

    [Fact]
    public void A_model_that_is_one_of_two_names_both() => Assert.Equal(
        ["gpt-4.1", "gpt-4.1-mini"],
        CallSites.Read(Code.OpenAI("await new ChatClient(question.Length > 9 ? \"gpt-4.1\" : \"gpt-4.1-mini\", \"key\").CompleteChatAsync(\"Hi\");")).Model.Ids);

    [Fact]
    public void A_client_in_a_static_property_is_read() => Assert.Equal("gpt-4.1", CallSites.Read(
        Code.OpenAI("await Clients.Chat.CompleteChatAsync(\"Hi\");"),
        "static class Clients { public static OpenAI.Chat.ChatClient Chat { get; } = new(\"gpt-4.1\", \"key\"); }").Model.Id);

    [Fact]
    public void A_client_that_a_service_of_the_same_object_is_called_on_stays_the_same() => Assert.Equal("claude-haiku-4-5", CallSites.Read(
        Code.Anthropic("await client.Messages.CountTokens(new MessageCountTokensParams { Model = Model.ClaudeHaiku4_5, Messages = [new UserMessageParam(question)] }); await client.Messages.Create(new MessageCreateParams { Model = Model.ClaudeHaiku4_5, MaxTokens = 9, Messages = [new UserMessageParam(question)] });")).Model.Id);

    [Fact]
    public void A_chat_tool_is_read()
    {
        var tool = Assert.Single(CallSites.Read(Code.OpenAI("""
            var options = new ChatCompletionOptions { Tools = { ChatTool.CreateFunctionTool(functionDescription: "Gives the weather", functionName: "weather", functionParameters: BinaryData.FromString("{}")) } };
            await client.CompleteChatAsync([question], options);
            """)).Tools.Known);
        Assert.Equal(("weather", "Gives the weather", "{}"), (tool.Name.Known, tool.Description.Known, tool.Schema?.Known));
    }

    [Fact]
    public void A_tool_in_a_field_added_later_is_read() => Assert.Equal("weather", Assert.Single(CallSites.Read(Code.OpenAI(
        "var options = new ChatCompletionOptions(); options.Tools.Add(Weather); await client.CompleteChatAsync([question], options);",
        "static readonly ChatTool Weather = ChatTool.CreateFunctionTool(\"weather\");")).Tools.Known).Name.Known);

    [Fact]
    public void A_function_with_descriptions_is_read()
    {
        var tool = Assert.Single(CallSites.Read(Code.Extensions(
            "await client.GetResponseAsync(question, new ChatOptions { Tools = [AIFunctionFactory.Create(Weather)] });",
            "[Description(\"Gives the weather\")] static string Weather([Description(\"The city\")] string city, Unit unit, CancellationToken stop) => city; enum Unit { C, F }")).Tools.Known);
        Assert.Equal(("Weather", "Gives the weather"), (tool.Name.Known, tool.Description.Known));
        Assert.Equal([("city", "string", "The city"), ("unit", "string", null)], System.Linq.Enumerable.Select(tool.Parameters, static p => (p.Name, p.JsonType, p.Description)));
        Assert.Equal(["C", "F"], tool.Parameters[1].EnumValues);
    }

    [Fact]
    public void Tools_of_a_caller_are_unknown() => Assert.Equal("tools", Assert.Single(CallSites.Read(Code.Extensions(
        "", "Task Ask(IList<AITool> tools) => client.GetResponseAsync(\"Hi\", new ChatOptions { Tools = tools });")).Tools.Unknown).Expression);
}
