using OpenAI.Chat;

namespace SupportDesk;

/// <summary><c>dotnet run -- ask</c>: asks about the desk's own rules from a terminal.</summary>
internal static class AdminConsole
{
    public static async Task RunAsync(ChatClient chat)
    {
        var history = new List<ChatMessage> { new SystemChatMessage(Prompts.Tone) };
        var options = new ChatCompletionOptions { MaxOutputTokenCount = 500 };
        while (true)
        {
            Console.Write("> ");
            var line = Console.ReadLine();
            if (string.IsNullOrWhiteSpace(line))
            {
                return;
            }

            history.Add(new UserChatMessage(line));
            ChatCompletion answer = await chat.CompleteChatAsync(history, options);
            history.Add(new AssistantChatMessage(answer));
            Console.WriteLine(answer.Content[0].Text);
            if (history.Count > 21)
            {
                history.RemoveRange(1, 2);
            }
        }
    }
}
