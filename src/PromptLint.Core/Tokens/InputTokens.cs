using System.Collections.Generic;
using PromptLint.Core.Calls;

namespace PromptLint.Core.Tokens;

/// <summary>The tokens of a request's input, by part.</summary>
/// <param name="Total">Everything that is sent, framing included.</param>
/// <param name="System">System and developer messages and instructions.</param>
/// <param name="User">All other messages, holes included.</param>
/// <param name="Tools">Tool declarations and the answer's schema.</param>
/// <param name="Holes">What only the run knows, in order.</param>
public sealed record InputTokens(TokenCount Total, TokenCount System, TokenCount User, TokenCount Tools, IReadOnlyList<HoleSegment> Holes);
