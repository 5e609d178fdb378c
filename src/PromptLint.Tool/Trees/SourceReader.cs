using System.Text;

namespace PromptLint.Tool.Trees;

/// <summary>Reads source files within the limits, and keeps count of what it left out.</summary>
internal sealed class SourceReader(TreeLimits limits)
{
    private readonly Dictionary<string, SourceFile?> _read = new(StringComparer.Ordinal);
    private int _beyond;
    private string? _stoppedAt;

    /// <summary>What was left out and why.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Lines read so far.</summary>
    public long Lines { get; private set; }

    /// <summary>Files read so far.</summary>
    public int Files { get; private set; }

    /// <summary>The file, or null when it cannot be read or lies beyond a limit.</summary>
    public SourceFile? Read(string path)
    {
        if (!_read.TryGetValue(path, out var file))
        {
            _read.Add(path, file = Load(path));
        }

        return file;
    }

    /// <summary>Says where reading stopped, if it did; to be asked once, after the last file.</summary>
    public void Finish()
    {
        if (_stoppedAt is not null)
        {
            Notes.Add($"stopped reading at {_stoppedAt}, after {Files:N0} files and {Lines:N0} lines; {_beyond:N0} more files were not looked at");
        }
    }

    private SourceFile? Load(string path)
    {
        if (Files >= limits.Files || Lines >= limits.TotalLines)
        {
            _stoppedAt ??= path;
            _beyond++;
            return null;
        }

        try
        {
            var size = new FileInfo(path).Length;
            if (size > limits.FileBytes)
            {
                Notes.Add($"{path}: {size:N0} bytes, more than {limits.FileBytes:N0}; left out");
                return null;
            }

            // A pipe or a device has no length, and whoever opens it waits for a writer: what is empty is not opened.
            var text = size == 0 ? "" : File.ReadAllText(path, Encoding.UTF8);
            var lines = text.AsSpan().Count('\n') + 1;
            if (lines > limits.FileLines)
            {
                Notes.Add($"{path}: {lines:N0} lines, more than {limits.FileLines:N0}; left out");
                return null;
            }

            Files++;
            Lines += lines;
            return new SourceFile(path, text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Notes.Add($"{path}: {e.Message}");
            return null;
        }
    }
}
