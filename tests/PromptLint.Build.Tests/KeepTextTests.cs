using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Xunit;

namespace PromptLint.Build.Tests;

/// <summary>Only text goes to the compiler: anything else is an error of its own, and not the user's.</summary>
public sealed class KeepTextTests : IDisposable
{
    private static readonly byte[] Logo = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D];

    private readonly string _folder = Directory.CreateTempSubdirectory("promptlint-text-").FullName;
    private readonly ListeningEngine _engine = new();

    [Fact]
    public void Text_is_kept_in_any_encoding()
    {
        byte[][] texts =
        [
            "Grüße, 漢字"u8.ToArray(),
            [.. System.Text.Encoding.Unicode.GetPreamble(), .. System.Text.Encoding.Unicode.GetBytes("hello")],
            [.. System.Text.Encoding.UTF32.GetPreamble(), .. System.Text.Encoding.UTF32.GetBytes("hello")],
            [0xC3, 0x28, 0xFF],
            [],
            [0x41, 0x00, 0x42],
        ];

        Assert.All(texts, text => Assert.Single(Kept("Prompt", text)));
        Assert.Empty(_engine.Lines);
    }

    [Theory]
    [InlineData("Prompt", "detail: PromptLint: {0} is no prompt: expected text, found binary data")]
    [InlineData("Configuration", "message: PromptLint: {0} is not read, its settings are unknown: expected text, found binary data")]
    [InlineData("PriceCard", "{0}(0,0): warning PL9001: The price card cannot be read: expected text, found binary data")]
    [InlineData("Sdk", "{0}(0,0): warning PL9001: The SDK catalog cannot be read: expected text, found binary data")]
    public void Bytes_are_left_out_and_told_as_loud_as_somebody_meant_them(string kind, string expected)
    {
        Assert.Empty(Kept(kind, Logo));

        Assert.Equal([string.Format(System.Globalization.CultureInfo.InvariantCulture, expected, Path.Combine(_folder, "file"))], _engine.Lines);
    }

    [Fact]
    public void A_file_that_is_not_there_is_left_out_and_told()
    {
        Assert.Empty(Kept("PriceCard", null));

        Assert.Contains("expected a file, and there is none", Assert.Single(_engine.Lines), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private ITaskItem[] Kept(string kind, byte[]? bytes)
    {
        var file = Path.Combine(_folder, "file");
        if (bytes is not null)
        {
            File.WriteAllBytes(file, bytes);
        }

        var task = new KeepText { BuildEngine = _engine, Files = [new TaskItem(file, new Dictionary<string, string> { ["PromptLintKind"] = kind })] };
        Assert.True(task.Execute());
        return task.Text;
    }
}
