using System.Management.Automation;
using System.Text.RegularExpressions;
using AtlasPS.Descriptions;
using AtlasPS.Resources;

namespace AtlasPS.Binding;

/// <summary>What a piped object may mean: a thing names itself, its owners and what it refers to, and nothing that it does not name is touched.</summary>
internal static class PipeRules
{
    /// <summary>A column that is there and empty means a mistake in the data, and not the session's default.</summary>
    /// <exception cref="AtlasInputException">A name or id is there and empty.</exception>
    public static void RefuseEmpty(IBoundCmdlet cmdlet)
    {
        if (cmdlet.Piped is not { } piped || piped.BaseObject is AtlasObject)
            return;
        if (cmdlet.CommandDescription.TakesData && piped.BaseObject is string or ValueType && !cmdlet.CommandDescription.Parameters.Any(parameter => parameter.FromPipeline && !cmdlet.IsTyped(parameter.Name) && cmdlet.IsBound(parameter.Name)))
            throw new AtlasInputException("InvalidType", $"'{piped}' was piped, and gives no setting.", "Pipe an object with properties that are called as the parameters, such as Import-Csv makes.", piped);
        foreach (var parameter in cmdlet.CommandDescription.Parameters.Where(parameter => parameter.FromPipeline && !cmdlet.IsTyped(parameter.Name)))
        {
            if ((piped.Properties[parameter.Name] ?? piped.Properties[parameter.WireName]) is { } property && Value(property) is null or "")
            {
                throw new AtlasInputException("EmptyValue", $"The piped object has a {property.Name}, but it is empty.",
                    $"Give {property.Name} a value, or leave the property out: Select-Object -ExcludeProperty {property.Name}.", piped);
            }
        }
    }

    /// <summary>
    /// The settings in a piped row of data, by parameter. An object of Atlas, or a selection or copy of one, has none: what was read must not be sent back by accident. An empty cell is no setting.
    /// </summary>
    public static IEnumerable<KeyValuePair<string, object>> Settings(IBoundCmdlet cmdlet)
    {
        if (!cmdlet.CommandDescription.TakesData || cmdlet.Piped is not { } piped || piped.BaseObject is string or ValueType || TypeOf(piped) is not null)
            yield break;
        foreach (var parameter in cmdlet.CommandDescription.Parameters.Where(parameter => parameter.Place == RequestPart.Body && !parameter.FromPipeline && !cmdlet.IsTyped(parameter.Name)))
        {
            if ((piped.Properties[parameter.Name] ?? piped.Properties[parameter.WireName]) is { } property && Value(property) is { } value and not "")
                yield return new(parameter.Name, value);
        }
    }

    /// <summary>What destroys takes an object of its own kind, or, for what has no identity of its own, the owner. One that names its target on the command line takes its place from any object.</summary>
    /// <exception cref="AtlasInputException">Another kind of object was piped.</exception>
    public static void RefuseOtherKind(IBoundCmdlet cmdlet, OperationDescription operation)
    {
        string[] kinds = cmdlet.CommandDescription.Kinds;
        if (kinds.Length == 0 || cmdlet.Piped is not { } piped || TypeOf(piped) is not { } type || kinds.Contains(type))
            return;
        if (cmdlet.CommandDescription.Parameters.LastOrDefault(parameter => parameter.FromPipeline && !parameter.IsScope && operation.PathNames.Contains(parameter.WireName)) is { } own && cmdlet.IsTyped(own.Name))
            return;
        throw new AtlasInputException("WrongKind", $"{Sentence(Words(type))} was piped, and this cmdlet takes {string.Join(" or ", kinds.Select(Words))}.",
            $"Name the {cmdlet.CommandDescription.Noun} on the command line, or pipe the output of the cmdlet that gets it.", piped);
    }

    /// <summary>
    /// A list that cannot be told by the piped object would be the list of the whole project. Where its items hold the name of the piped thing they are filtered, elsewhere the pipe is refused.
    /// </summary>
    /// <returns>True for an item that belongs to the piped object; null where nothing is to be filtered.</returns>
    /// <exception cref="AtlasInputException">The list is not the piped object's.</exception>
    public static Func<object, bool>? Filter(IBoundCmdlet cmdlet, OperationDescription operation)
    {
        if (operation.Answer is not (ResponseForm.Paged or ResponseForm.Array or ResponseForm.Wrapped) || cmdlet.Piped?.BaseObject is not AtlasObject piped)
            return null;
        var description = piped.TypeDescription;
        var identities = description.Keys.Count > 0 ? description.Keys.Keys : description.Find("id") is null ? [] : [""];
        var bound = cmdlet.CommandDescription.Parameters.Where(parameter => parameter.FromPipeline && !cmdlet.IsTyped(parameter.Name) && cmdlet.ValueOf(parameter.Name) is not (null or ""));
        if (!identities.Any() || bound.Any(parameter => !parameter.IsScope || identities.Contains(parameter.Name)))
            return null;
        foreach (string identity in identities.Where(identity => identity.Length > 0))
        {
            if (operation.Output?.Invoke().Belonging(identity) is { } field && piped.Identity(identity) is { } owner)
                return item => item is AtlasObject thing && thing.GetValue(field) is string value && IsOf(value, owner);
        }

        throw new AtlasInputException("NotNarrowed", $"{Sentence(Words(description.Name))} was piped, and it does not tell which {cmdlet.CommandDescription.Noun} objects are meant: all of the project would come.",
            $"Run the cmdlet without the pipe to get all of them, and Where-Object for a choice.", piped);
    }

    /// <summary>Hosts are called after their cluster: <c>cluster0-shard-00-01.ab12c.mongodb.net</c>.</summary>
    private static bool IsOf(string value, string owner) => value.Equals(owner, StringComparison.Ordinal)
        || Regex.IsMatch(value, $"^(?i:{Regex.Escape(owner)})-(shard|config|mongos)-", RegexOptions.CultureInvariant);

    private static object? Value(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException)
        {
            return null;
        }
    }

    /// <summary>The type of an object of ours, also of one that came from another process.</summary>
    private static string? TypeOf(PSObject piped)
    {
        if (piped.BaseObject is AtlasObject ours)
            return ours.TypeDescription.Name;
        string? name = piped.TypeNames.FirstOrDefault(candidate => candidate.IndexOf(".AtlasPS.", StringComparison.Ordinal) > 0);
        return name?.Substring(name.LastIndexOf('.') + 1);
    }

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words.Substring(1);

    /// <summary><c>DatabaseUser</c> as "a database user".</summary>
    private static string Words(string type)
    {
        string words = Regex.Replace(type, "(?<=[a-z0-9])(?=[A-Z])", " ").ToLowerInvariant();
        return $"{("aeiou".IndexOf(words[0]) >= 0 ? "an" : "a")} {words}";
    }
}
