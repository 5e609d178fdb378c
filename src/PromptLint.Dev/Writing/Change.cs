using System.Text;

namespace PromptLint.Dev.Writing;

/// <summary>Files to be written, all of them or none.</summary>
/// <param name="tree">Where.</param>
public sealed class Change(SourceTree tree)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly SortedDictionary<string, string> _texts = new(StringComparer.Ordinal);

    private readonly HashSet<string> _new = new(StringComparer.Ordinal);

    /// <summary>The files that are not there yet, in order.</summary>
    public IEnumerable<string> Created => _texts.Keys.Where(_new.Contains);

    /// <summary>The files that are there and change, in order.</summary>
    public IEnumerable<string> Edited => _texts.Keys.Where(k => !_new.Contains(k));

    /// <summary>The checkout as it will be.</summary>
    public SourceTree Planned => _texts.Aggregate(tree, static (planned, file) => planned.With(file.Key, file.Value));

    /// <summary>The text that a file will have.</summary>
    public string TextOf(string path) => _texts.TryGetValue(path, out var text) ? text : tree.Read(path);

    /// <summary>Plans a new file.</summary>
    /// <exception cref="RefusedException">There is such a file.</exception>
    public void Create(string path, string text)
    {
        if (tree.Has(path))
        {
            throw new RefusedException($"{path} is there already.");
        }

        _new.Add(path);
        _texts[path] = text;
    }

    /// <summary>Plans another text for a file that is there. The same text is no change.</summary>
    public void Edit(string path, string text)
    {
        if (text != TextOf(path))
        {
            _texts[path] = text;
        }
    }

    /// <summary>Writes all of it. When one file cannot be written, those before it are put back.</summary>
    public void Apply()
    {
        var before = Edited.ToDictionary(static p => p, p => File.ReadAllBytes(tree.PathOf(p)));
        var begun = new List<string>();
        try
        {
            foreach (var (path, text) in _texts)
            {
                begun.Add(path);
                Directory.CreateDirectory(Path.GetDirectoryName(tree.PathOf(path))!);
                File.WriteAllText(tree.PathOf(path), text, Utf8);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            foreach (var path in begun)
            {
                if (before.TryGetValue(path, out var bytes))
                {
                    File.WriteAllBytes(tree.PathOf(path), bytes);
                }
                else if (File.Exists(tree.PathOf(path)))
                {
                    File.Delete(tree.PathOf(path));
                }
            }

            throw new RefusedException($"nothing was changed: {e.Message}");
        }
    }
}
