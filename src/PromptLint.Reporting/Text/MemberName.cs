namespace PromptLint.Reporting.Text;

/// <summary>A member as people say it, from its documentation id.</summary>
public static class MemberName
{
    /// <summary><c>M:Shop.Desk.Bot.AnswerAsync(System.String)</c> becomes <c>Bot.AnswerAsync</c>; what is no documentation id stays.</summary>
    public static string Of(string member)
    {
        var name = member.Length > 2 && member[1] == ':' ? member.Substring(2) : member;
        var parameters = name.IndexOf('(');
        name = parameters > 0 ? name.Substring(0, parameters) : name;
        var last = name.LastIndexOf('.');
        var before = last > 0 ? name.LastIndexOf('.', last - 1) : -1;
        return before >= 0 ? name.Substring(before + 1) : name;
    }
}
