using System.Text;
using System.Text.RegularExpressions;

namespace AtlasPS.Simulator.Schema;

/// <summary>Makes the plainest text that fits a regular expression: first alternative, fewest repeats, first character of a class.</summary>
/// <remarks>It knows what the patterns of the facts use; looking ahead is skipped over, and the result is checked against the pattern.</remarks>
internal sealed class PatternExample
{
    private readonly string _pattern;
    private int _at;

    private PatternExample(string pattern) => _pattern = pattern;

    /// <summary>A text that fits the pattern, or null when none was found.</summary>
    public static string? Of(string pattern)
    {
        try
        {
            string text = new PatternExample(pattern).Alternatives();
            return Regex.IsMatch(text, pattern, RegexOptions.None, TimeSpan.FromMilliseconds(200)) ? text : null;
        }
        catch (Exception exception) when (exception is ArgumentException or IndexOutOfRangeException or RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private string Alternatives()
    {
        string first = Sequence();
        while (_at < _pattern.Length && _pattern[_at] == '|')
        {
            _at++;
            string other = Sequence();
            // An empty first alternative makes a poor example.
            if (first.Length == 0)
                first = other;
        }

        return first;
    }

    private string Sequence()
    {
        var text = new StringBuilder();
        while (_at < _pattern.Length && _pattern[_at] is not ('|' or ')'))
        {
            string atom = Atom();
            for (int times = Repeats(atom); times > 0; times--)
                text.Append(atom);
        }

        return text.ToString();
    }

    private string Atom()
    {
        char c = _pattern[_at++];
        switch (c)
        {
            case '^' or '$':
                return "";
            case '.':
                return "x";
            case '[':
                return Class().ToString();
            case '(':
                return Group();
            case '\\':
                return Escaped(_pattern[_at++]);
            default:
                return c.ToString();
        }
    }

    private string Group()
    {
        bool looksAround = false;
        if (_pattern[_at] == '?')
        {
            _at++;
            looksAround = _pattern[_at] is '!' or '=';
            if (_pattern[_at] == '<')
                _at = _pattern.IndexOf('>', _at);
            _at++;
        }

        string inner = Alternatives();
        _at++;
        return looksAround ? "" : inner;
    }

    private string Escaped(char c)
    {
        switch (c)
        {
            case 'd':
                return "1";
            case 'w':
                return "a";
            case 's':
                return " ";
            case 'p':
                string category = _pattern[(_at + 1).._pattern.IndexOf('}', _at)];
                _at = _pattern.IndexOf('}', _at) + 1;
                return category.StartsWith('N') ? "1" : "a";
            default:
                return c.ToString();
        }
    }

    /// <summary>A character of a class: the first lower-case letter or digit it allows, else whatever comes first.</summary>
    private char Class()
    {
        bool negated = _pattern[_at] == '^';
        if (negated)
            _at++;
        var members = new StringBuilder();
        for (bool first = true; _pattern[_at] != ']' || first; first = false)
        {
            char low = _pattern[_at] == '\\' ? EscapedMember() : _pattern[_at++];
            if (_pattern[_at] == '-' && _pattern[_at + 1] != ']')
            {
                _at++;
                char high = _pattern[_at++];
                for (char c = low; c <= high; c++)
                    members.Append(c);
            }
            else
            {
                members.Append(low);
            }
        }

        _at++;
        string all = members.ToString();
        const string Plain = "abcdefghijklmnopqrstuvwxyz0123456789";
        return negated
            ? Plain.First(c => !all.Contains(c))
            : all.FirstOrDefault(Plain.Contains, all[0]);
    }

    private char EscapedMember()
    {
        _at++;
        return Escaped(_pattern[_at++])[0];
    }

    private int Repeats(string atom)
    {
        if (_at >= _pattern.Length)
            return 1;
        switch (_pattern[_at])
        {
            case '*' or '?':
                _at++;
                return 0;
            case '+':
                _at++;
                return 1;
            case '{':
                int close = _pattern.IndexOf('}', _at);
                int least = int.Parse(_pattern[(_at + 1)..close].Split(',')[0], System.Globalization.CultureInfo.InvariantCulture);
                _at = close + 1;
                return atom.Length == 0 ? 0 : least;
            default:
                return 1;
        }
    }
}
