using Anthropic.Models.Messages;

namespace ContractReview;

internal static class Models
{
    public const Model Reader = Model.ClaudeSonnet4_6;
    public const string Fast = "claude-haiku-4-5";
    public const string Previous = "claude-sonnet-4-20250514";
    public const string House = "lexora-contracts-2";
}
