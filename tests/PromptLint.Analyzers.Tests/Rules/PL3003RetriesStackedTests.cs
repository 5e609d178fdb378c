using System.Threading.Tasks;
using Xunit;

namespace PromptLint.Analyzers.Tests.Rules;

public sealed class PL3003RetriesStackedTests
{
    private const string Ask = "await client.[|CompleteChatAsync|](question);";
    private const string Plain = "await client.CompleteChatAsync(question);";
    private const string Single = "readonly ChatClient once = new(\"gpt-4.1-mini\", new ApiKeyCredential(\"key\"), new OpenAIClientOptions { RetryPolicy = new ClientRetryPolicy(0) });";

    private static string Loop(string call, string handler = "catch (ClientResultException) { await Task.Delay(1000); }") =>
        $$"""for (var i = 0; i < 3; i++) { try { {{call}} return; } {{handler}} }""";

    [Fact]
    public Task A_retry_loop_around_a_client_that_retries_names_both_and_their_product() => Verify.Message(
        "PL3003",
        "`client.CompleteChatAsync` is retried in 2 layers, 12 requests in all: 4 (the client's default) x 3 (the loop at line 17); leave the retries to one layer",
        Code.OpenAI(Loop(Ask)));

    [Fact]
    public Task A_policy_around_a_loop_around_a_client_is_three_layers() => Verify.Message(
        "PL3003",
        "`client.CompleteChatAsync` is retried in 3 layers, 60 requests in all: 4 (the client's default) x 3 (the loop at line 17) x 5 (the policy at line 17); leave the retries to one layer",
        Code.OpenAI($"await Policy.Handle<Exception>().WaitAndRetryAsync(4, n => TimeSpan.FromSeconds(n)).ExecuteAsync(async () => {{ {Loop(Ask)} }});"));

    [Theory]
    [InlineData("catch (Exception) { }")]
    [InlineData("catch (ClientResultException e) when (e.Status == 429) { }")]
    [InlineData("catch { }")]
    public Task Whatever_catches_a_failure_is_a_layer(string handler) => Verify.Diagnostics("PL3003", Code.OpenAI(Loop(Ask, handler)));

    [Theory]
    [InlineData("catch (System.Text.Json.JsonException) { }")]
    [InlineData("catch (NotGood) { }")]
    public Task Asking_again_for_a_better_answer_is_no_retry_of_a_failure(string handler) =>
        Verify.Diagnostics("PL3003", Code.OpenAI(Loop(Plain, handler), "class NotGood : Exception { }"));

    [Fact]
    public Task One_layer_is_fine() => Verify.Diagnostics("PL3003", Code.OpenAI(Plain));

    [Fact]
    public Task A_client_that_does_not_retry_is_no_layer() =>
        Verify.Diagnostics("PL3003", Code.OpenAI(Loop("await once.CompleteChatAsync(question);"), Single));

    [Fact]
    public Task A_loop_over_data_is_no_layer() => Verify.Diagnostics("PL3003", Code.OpenAI($"foreach (var c in question) {{ {Plain} }}"));

    [Fact]
    public Task An_unbounded_loop_is_told_by_its_own_rule_alone() => Verify.Diagnostics("PL3003", Code.OpenAI(
        $$"""while (true) { try { {{Plain}} return; } catch (Exception) { await Task.Delay(9); } }"""));

    [Fact]
    public Task A_policy_out_of_sight_may_be_none() => Verify.Diagnostics("PL3003", Code.OpenAI(
        $"await Given().ExecuteAsync(async t => {{ {Plain} }}, stop);", "static extern ResiliencePipeline Given();"));

    [Theory]
    [InlineData("await clients[i].CompleteChatAsync(question);")]
    [InlineData("var next = clients[i]; await next.CompleteChatAsync(question);")]
    [InlineData("await client.CompleteChatAsync(question + i);")]
    public Task Asking_the_next_one_is_no_retry(string ask) =>
        Verify.Diagnostics("PL3003", Code.OpenAI($"ChatClient[] clients = [client, client, client]; {Loop(ask)}"));

    [Theory]
    [InlineData("catch (ClientResultException e) when (e.Status == 401) { await Task.Delay(9); }")]
    [InlineData("catch (ClientResultException e) when (e.Status is 401 or 403) { await Task.Delay(9); }")]
    [InlineData("catch (ClientResultException e) when (e.Status >= 400 && e.Status < 408) { await Task.Delay(9); }")]
    [InlineData("catch (ClientResultException e) { if (e.Status != 401) { throw; } await Task.Delay(9); }")]
    public Task A_loop_for_what_the_client_does_not_retry_is_no_layer(string handler) => Verify.Diagnostics("PL3003", Code.OpenAI(Loop(Plain, handler)));

    [Theory]
    [InlineData("catch (ClientResultException e) when (e.Status is 401 or 429) { await Task.Delay(9); }")]
    [InlineData("catch (ClientResultException e) when (e.Status == 401 || stop.CanBeCanceled) { await Task.Delay(9); }")]
    [InlineData("catch (ClientResultException e) when (!(e.Status < 500)) { await Task.Delay(9); }")]
    [InlineData("catch (ClientResultException e) { if (e.Status == 401) { throw; } await Task.Delay(9); }")]
    [InlineData("catch (ClientResultException e) when (e.Status == 401) { await Task.Delay(9); } catch (Exception) { await Task.Delay(9); }")]
    public Task A_loop_that_shares_one_failure_with_the_client_is_a_layer(string handler) => Verify.Diagnostics("PL3003", Code.OpenAI(Loop(Ask, handler)));

    [Theory]
    [InlineData("e.Status == 401", false)]
    [InlineData("e.Status is 401 or 429", true)]
    [InlineData("Again(e.Status)", true)]
    public Task A_predicate_of_the_user_s_own_is_looked_into(string predicate, bool isLayer) => Verify.Diagnostics("PL3003", Code.OpenAI(
        Loop(isLayer ? Ask : Plain, "catch (ClientResultException e) when (IsTransient(e)) { await Task.Delay(9); }"),
        $"static bool IsTransient(ClientResultException e) => {predicate}; static extern bool Again(int status);"));

    private const string Claude = "new MessageCreateParams { Model = Model.ClaudeHaiku4_5, MaxTokens = 20, Messages = [new UserMessageParam(question)] }";

    [Theory]
    [InlineData("catch (Anthropic.Exceptions.AnthropicBadRequestException) { await Task.Delay(9); }", false)]
    [InlineData("catch (Anthropic.Exceptions.Anthropic4xxException e) when (e.StatusCode == System.Net.HttpStatusCode.NotFound) { await Task.Delay(9); }", false)]
    [InlineData("catch (Exception e) when (e is Anthropic.Exceptions.AnthropicForbiddenException or Anthropic.Exceptions.AnthropicNotFoundException) { await Task.Delay(9); }", false)]
    [InlineData("catch (Anthropic.Exceptions.AnthropicRateLimitException) { await Task.Delay(9); }", true)]
    [InlineData("catch (Anthropic.Exceptions.Anthropic5xxException) { await Task.Delay(9); }", true)]
    [InlineData("catch (Anthropic.Exceptions.AnthropicIOException) { await Task.Delay(9); }", true)]
    [InlineData("catch (Anthropic.Exceptions.AnthropicException) { await Task.Delay(9); }", true)]
    [InlineData("catch (Exception e) when (e is Anthropic.Exceptions.AnthropicForbiddenException or Anthropic.Exceptions.AnthropicRateLimitException) { await Task.Delay(9); }", true)]
    public Task The_type_of_an_exception_tells_what_is_retried(string handler, bool isLayer) => Verify.Diagnostics("PL3003", Code.Anthropic(
        $"for (var i = 0; i < 3; i++) {{ try {{ await client.Messages.{(isLayer ? "[|Create|]" : "Create")}({Claude}, stop); return; }} {handler} }}"));

    [Theory]
    [InlineData("Anthropic.Exceptions.AnthropicNotFoundException", false)]
    [InlineData("Anthropic.Exceptions.AnthropicRateLimitException", true)]
    public Task A_policy_for_exceptions_of_a_type_is_a_layer_where_the_client_retries_them_too(string handled, bool isLayer) => Verify.Diagnostics("PL3003", "using Polly;" + Code.Anthropic(
        $"await Policy.Handle<{handled}>().WaitAndRetryAsync(2, n => TimeSpan.FromSeconds(n)).ExecuteAsync(async () => {{ await client.Messages.{(isLayer ? "[|Create|]" : "Create")}({Claude}, stop); }});"));

    [Theory]
    [InlineData("Policy.Handle<ClientResultException>(e => e.Status == 401).WaitAndRetryAsync(2, n => TimeSpan.FromSeconds(n)).ExecuteAsync(async () => {{ {0} }});")]
    [InlineData("Policy.Handle<ClientResultException>(e => e.Status == 401).Or<ClientResultException>(e => e.Status == 403).WaitAndRetryAsync(2, n => TimeSpan.FromSeconds(n)).ExecuteAsync(async () => {{ {0} }});")]
    [InlineData("new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions {{ ShouldHandle = new PredicateBuilder().Handle<ClientResultException>(e => e.Status == 401) }}).Build().ExecuteAsync(async t => {{ {0} }}, stop);")]
    [InlineData("new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions {{ ShouldHandle = a => ValueTask.FromResult(a.Outcome.Exception is ClientResultException {{ Status: 401 }}) }}).Build().ExecuteAsync(async t => {{ {0} }}, stop);")]
    public async Task A_policy_for_what_the_client_does_not_retry_is_no_layer(string execute)
    {
        await Verify.Diagnostics("PL3003", Code.OpenAI("await " + string.Format(execute, Plain)));

        // For one that is retried by both it is.
        await Verify.Diagnostics("PL3003", Code.OpenAI("await " + string.Format(execute, Ask).Replace("401", "429")));
    }

    [Theory]
    [InlineData("Policy.Handle<ClientResultException>(e => e.Status == 401).Or<TimeoutException>()")]
    [InlineData("Policy.Handle<ClientResultException>(e => Often(e))")]
    [InlineData("Policy.Handle<ClientResultException>()")]
    public Task A_policy_that_may_handle_anything_is_a_layer(string handles) =>
        Verify.Diagnostics("PL3003", Code.OpenAI($"await {handles}.WaitAndRetryAsync(2, n => TimeSpan.FromSeconds(n)).ExecuteAsync(async () => {{ {Ask} }});", "static extern bool Often(Exception e);"));

    [Fact]
    public Task Of_three_layers_those_are_named_that_retry_the_same() => Verify.Message(
        "PL3003",
        "`client.CompleteChatAsync` is retried in 2 layers, 20 requests in all: 4 (the client's default) x 5 (the policy at line 17); leave the retries to one layer",
        Code.OpenAI($"await Policy.Handle<ClientResultException>(e => e.Status == 429).WaitAndRetryAsync(4, n => TimeSpan.FromSeconds(n)).ExecuteAsync(async () => {{ {Loop(Ask, "catch (ClientResultException e) when (e.Status == 401) { await Task.Delay(9); }")} }});"));

    [Fact]
    public async Task The_bound_is_the_product_all_the_same()
    {
        // Three failures of one kind, then one of the other, and all over again.
        var site = await CallSites.Single(Code.OpenAI(Loop(Plain, "catch (ClientResultException e) when (e.Status == 401) { await Task.Delay(9); }")));
        Assert.Equal(12, site.Attempts.High);
    }
}
