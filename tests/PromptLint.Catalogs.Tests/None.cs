using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace PromptLint.Catalogs.Tests;

/// <summary>Like <c>Assert.Empty</c>, but a failure lists all of them in full: whoever writes a catalog mends it in one go.</summary>
internal static class None
{
    /// <summary>There is nothing.</summary>
    public static void Of(IEnumerable<string> items)
    {
        var all = items.ToList();
        Assert.True(all.Count == 0, $"{all.Count}:{Environment.NewLine}{string.Join(Environment.NewLine, all)}");
    }
}
