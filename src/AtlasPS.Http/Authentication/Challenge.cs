using System.Text;

namespace AtlasPS.Http.Authentication;

/// <summary>One challenge of a <c>WWW-Authenticate</c> header: a scheme and its parameters.</summary>
internal sealed class Challenge(string scheme)
{
    private readonly Dictionary<string, string> _parameters = new(StringComparer.OrdinalIgnoreCase);

    public string Scheme { get; } = scheme;

    /// <summary>A parameter's value without quotes and escapes; null where it is missing. Of two with one name the first counts.</summary>
    public string? this[string name] => _parameters.TryGetValue(name, out string? value) ? value : null;

    /// <summary>Reads every challenge of the headers (RFC 9110, 11.6.1). What cannot be read is passed over; this never throws.</summary>
    public static List<Challenge> ReadAll(IEnumerable<string> headers)
    {
        List<Challenge> challenges = [];
        foreach (string header in headers)
            Read(header, challenges);
        return challenges;
    }

    private static void Read(string header, List<Challenge> challenges)
    {
        Challenge? current = null;
        var text = new Scanner(header);
        while (text.SkipTo(TokenStart))
        {
            string word = text.Token();
            if (!text.TakeEquals())
                challenges.Add(current = new Challenge(word));
            else if (text.Value() is var value && current is not null && !current._parameters.ContainsKey(word))
                current._parameters.Add(word, value);
        }
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

        /// <summary>Takes a quoted string, or everything up to a comma or blank.</summary>
        public string Value()
        {
            var value = new StringBuilder();
            if (_at < text.Length && text[_at] == '"')
            {
                for (_at++; _at < text.Length && text[_at] != '"'; _at++)
                {
                    if (text[_at] == '\\' && _at + 1 < text.Length)
                        _at++;
                    value.Append(text[_at]);
                }

                _at++;
            }
            else
            {
                for (; _at < text.Length && text[_at] is not (',' or ' ' or '\t'); _at++)
                    value.Append(text[_at]);
            }

            return value.ToString();
        }

        private readonly int Blanks(int at)
        {
            while (at < text.Length && text[at] is ' ' or '\t')
                at++;
            return at;
        }
    }
}
