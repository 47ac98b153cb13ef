using System.Text;

namespace AtlasPS.Http.Authentication;

/// <summary>One challenge of a <c>WWW-Authenticate</c> header: a scheme and its parameters.</summary>
internal sealed class Challenge(string scheme)
{
    private readonly Dictionary<string, string> _parameters = new(StringComparer.OrdinalIgnoreCase);

    public string Scheme { get; } = scheme;

    /// <summary>What makes it unreadable, since two readers could understand it differently; null for nothing.</summary>
    public string? Fault { get; private set; }

    /// <summary>A parameter's value without quotes and escapes; null where it is missing.</summary>
    public string? this[string name] => _parameters.TryGetValue(name, out string? value) ? value : null;

    /// <summary>Reads every challenge of the headers (RFC 9110, 11.6.1). What cannot be read is passed over; this never throws.</summary>
    public static List<Challenge> ReadAll(IEnumerable<string> headers)
    {
        List<Challenge> challenges = [];
        foreach (string header in headers)
            Read(header, null, challenges);
        return challenges;
    }

    /// <summary>Reads the parameters of a header that has no scheme, such as <c>Authentication-Info</c>.</summary>
    public static Challenge ReadParameters(string header)
    {
        var parameters = new Challenge("");
        Read(header, parameters, []);
        return parameters;
    }

    private static void Read(string header, Challenge? current, List<Challenge> challenges)
    {
        var text = new Scanner(header);
        while (text.SkipTo(TokenStart))
        {
            string word = text.Token();
            if (!text.TakeEquals())
                challenges.Add(current = new Challenge(word));
            else
                current?.Add(word, text.Value());
        }
    }

    private void Add(string name, string? value)
    {
        if (value is null)
            Fault = "a quoted text in it has no end";
        else if (this[name] is not null)
            Fault = $"it says twice what its {name} is";
        else
            _parameters.Add(name, value);
    }

    private static bool TokenStart(char c) => c is > ' ' and <= '~' && "\"(),/:;<=>?@[\\]{}".IndexOf(c) < 0;

    /// <summary>Walks through a header; at its end everything is empty.</summary>
    private ref struct Scanner(string text)
    {
        private int _at;

        public bool SkipTo(Func<char, bool> wanted)
        {
            while (_at < text.Length && !wanted(text[_at]))
                _at++;
            return _at < text.Length;
        }

        public string Token()
        {
            int start = _at;
            while (_at < text.Length && TokenStart(text[_at]))
                _at++;
            return text.Substring(start, _at - start);
        }

        /// <summary>Takes an equals sign, with blanks around it, where one follows.</summary>
        public bool TakeEquals()
        {
            int ahead = Blanks(_at);
            if (ahead >= text.Length || text[ahead] != '=')
                return false;
            _at = Blanks(ahead + 1);
            return true;
        }

        /// <summary>Takes a quoted string, null if it has no end; or everything up to a comma or blank.</summary>
        public string? Value()
        {
            int start = _at;
            if (_at < text.Length && text[_at] == '"')
                return Quoted();
            while (_at < text.Length && text[_at] is not (',' or ' ' or '\t'))
                _at++;
            return text.Substring(start, _at - start);
        }

        private string? Quoted()
        {
            var value = new StringBuilder();
            for (_at++; _at < text.Length && text[_at] != '"'; _at++)
            {
                if (text[_at] == '\\' && _at + 1 < text.Length)
                    _at++;
                value.Append(text[_at]);
            }

            return _at++ < text.Length ? value.ToString() : null;
        }

        private readonly int Blanks(int at)
        {
            while (at < text.Length && text[at] is ' ' or '\t')
                at++;
            return at;
        }
    }
}
