using System.ComponentModel;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatFinishReason = OpenAI.Chat.ChatFinishReason;
using ChatMessage = OpenAI.Chat.ChatMessage;

namespace SupportDesk;

/// <summary>Answers a customer with the help of the shop's systems.</summary>
internal sealed class DeskAgent(ChatClient chat, IChatClient toolClient, OrderBook orders)
{
    private const int MaxTurns = 6;

    private static readonly ChatTool OrderStatus = ChatTool.CreateFunctionTool(
        functionName: nameof(OrderBook.GetOrderStatus),
        functionDescription: "Gets the status of an order: placed, packed, shipped or delivered, and the carrier's date.",
        functionParameters: BinaryData.FromString("""
            {
              "type": "object",
              "properties": { "orderNumber": { "type": "string", "description": "The order number, such as A-10023." } },
              "required": ["orderNumber"]
            }
            """));

    public async Task<string> ResolveAsync(Ticket ticket, CancellationToken ct)
    {
        List<ChatMessage> messages = [new SystemChatMessage(Prompts.Agent), new UserChatMessage(ticket.Body)];
        var options = new ChatCompletionOptions { MaxOutputTokenCount = 700, Tools = { OrderStatus } };
        var reply = "";
        var done = false;
        while (!done)
        {
            ChatCompletion completion = await chat.CompleteChatAsync(messages, options, ct);
            messages.Add(new AssistantChatMessage(completion));
            if (completion.FinishReason == ChatFinishReason.ToolCalls)
            {
                AnswerTools(messages, completion.ToolCalls);
            }
            else
            {
                reply = completion.Content[0].Text;
                done = true;
            }
        }

        return reply;
    }

    public async Task<string?> ResolveBoundedAsync(Ticket ticket, CancellationToken ct)
    {
        List<ChatMessage> messages = [new SystemChatMessage(Prompts.Agent), new UserChatMessage(ticket.Body)];
        var options = new ChatCompletionOptions { MaxOutputTokenCount = 700 };
        options.Tools.Add(OrderStatus);

        for (var turn = 0; turn < MaxTurns; turn++)
        {
            ChatCompletion completion = await chat.CompleteChatAsync(messages, options, ct);
            if (completion.FinishReason != ChatFinishReason.ToolCalls)
            {
                return completion.Content[0].Text;
            }

            messages.Add(new AssistantChatMessage(completion));
            AnswerTools(messages, completion.ToolCalls);
        }

        return null;
    }

    public async Task<string> ResolveWithToolsAsync(Ticket ticket, CancellationToken ct)
    {
        var response = await toolClient.GetResponseAsync(
            [new(ChatRole.System, Prompts.Agent), new(ChatRole.User, ticket.Body)],
            new ChatOptions
            {
                ModelId = Models.Small,
                MaxOutputTokens = 700,
                Tools =
                [
                    AIFunctionFactory.Create(orders.GetOrderStatus),
                    AIFunctionFactory.Create(RefundLimit, "refund_limit", "The most that may be refunded without a manager, in euro."),
                ],
            },
            ct);
        return response.Text;
    }

    private void AnswerTools(List<ChatMessage> messages, IReadOnlyList<ChatToolCall> calls)
    {
        foreach (var call in calls)
        {
            using var arguments = JsonDocument.Parse(call.FunctionArguments);
            var number = arguments.RootElement.GetProperty("orderNumber").GetString() ?? "";
            messages.Add(new ToolChatMessage(call.Id, orders.GetOrderStatus(number)));
        }
    }

    private static decimal RefundLimit([Description("ISO country code of the customer")] string country) =>
        country is "CH" or "NO" ? 80 : 50;
}

internal sealed class OrderBook
{
    [Description("Gets the status of an order.")]
    public string GetOrderStatus([Description("The order number, such as A-10023")] string orderNumber) =>
        orderNumber.Length == 0 ? "unknown order" : $"{orderNumber}: shipped, delivery expected in two days";
}
