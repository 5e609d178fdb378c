using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>A message names what to set in the terms of the SDK, and the call as it is written.</summary>
public sealed class SettingNameTests
{
    [Theory]
    [InlineData("await chat.GetResponseAsync(question);", "chat.GetResponseAsync", "ChatOptions.MaxOutputTokens")]
    [InlineData("await chat.GetResponseAsync<string>(question);", "chat.GetResponseAsync", "ChatOptions.MaxOutputTokens")]
    [InlineData("await chat!.GetResponseAsync(question, new ChatOptions { Temperature = 1 });", "IChatClient.GetResponseAsync", "ChatOptions.MaxOutputTokens")]
    [InlineData("await (chat?.GetResponseAsync(question) ?? throw new Exception());", "chat.GetResponseAsync", "ChatOptions.MaxOutputTokens")]
    [InlineData("await this.Held.GetResponseAsync(question);", "this.Held.GetResponseAsync", "ChatOptions.MaxOutputTokens")]
    [InlineData("await Held\n   .GetResponseAsync(question);", "Held.GetResponseAsync", "ChatOptions.MaxOutputTokens")]
    [InlineData("await Make().GetResponseAsync(question);", "IChatClient.GetResponseAsync", "ChatOptions.MaxOutputTokens")]
    public void A_call_without_a_cap_is_named_as_written_with_the_option_that_caps_it(string call, string written, string setting)
    {
        var site = CallSites.Read($$"""
            using System; using System.Threading.Tasks; using Microsoft.Extensions.AI; using OpenAI;
            class App
            {
                IChatClient Held { get; } = new OpenAI.Chat.ChatClient("gpt-4.1-mini", "key").AsIChatClient();
                static IChatClient Make() => new OpenAI.Chat.ChatClient("gpt-4.1-mini", "key").AsIChatClient();
                async Task Ask(string question) { var chat = Make(); {{call}} }
            }
            """);
        Assert.Equal((written, setting), (site.Written, site.CapSetting));
    }

    [Fact]
    public void A_kernel_takes_it_in_the_settings_of_its_connector()
    {
        var site = CallSites.Read("""
            using System.Threading.Tasks; using Microsoft.SemanticKernel;
            class App { static async Task Main() { var kernel = Kernel.CreateBuilder().AddOpenAIChatCompletion("gpt-4.1-mini", "key").Build(); await kernel.InvokePromptAsync("Hi"); } }
            """);
        Assert.Equal(("kernel.InvokePromptAsync", "Kernel.InvokePromptAsync", "OpenAIPromptExecutionSettings.MaxTokens"), (site.Written, site.Method, site.CapSetting));
    }

    [Fact]
    public void A_raw_request_takes_it_in_a_field_of_its_JSON()
    {
        var site = CallSites.Read("""
            using System.Net.Http; using System.Net.Http.Json; using System.Threading.Tasks;
            class App { static Task Ask(HttpClient http) => http.PostAsJsonAsync("https://api.openai.com/v1/chat/completions", new { model = "gpt-4o", messages = new[] { new { role = "user", content = "Hi" } } }); }
            """);
        Assert.Equal(("http.PostAsJsonAsync", "max_completion_tokens"), (site.Written, site.CapSetting));
    }

    [Fact]
    public void A_call_that_is_capped_has_nothing_to_set()
    {
        var site = CallSites.Read("""
            using System.Threading.Tasks; using Microsoft.Extensions.AI; using OpenAI;
            class App { static Task Ask(IChatClient chat) => chat.GetResponseAsync("Hi", new ChatOptions { MaxOutputTokens = 5 }); }
            """);
        Assert.Null(site.CapSetting);
    }

    [Fact]
    public void The_text_of_a_format_is_not_told()
    {
        var site = CallSites.Read("""
            using System; using System.Threading.Tasks; using Microsoft.Extensions.AI; using OpenAI;
            class App { static Task Ask(IChatClient chat, DateTime day) => chat.GetResponseAsync($"{day:'the secret prompt' yyyy}"); }
            """);
        var hole = Assert.Single(Assert.Single(site.Messages.Known).Content.Holes());
        Assert.DoesNotContain("secret", hole.Why.Text + hole.Expression, System.StringComparison.Ordinal);
    }
}
