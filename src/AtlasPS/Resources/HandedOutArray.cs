namespace AtlasPS.Resources;

/// <summary>An array that a property has handed out. An array cannot record what is set in it, so it is held against a copy of what it was.</summary>
internal sealed class HandedOutArray(Array items)
{
    private readonly object?[] _before = [.. items.Cast<object?>().Select(JsonValues.Bare)];

    /// <summary>The array, as it is now.</summary>
    public Array Items { get; } = items;

    /// <summary>True when an item was replaced, or changed inside.</summary>
    public bool IsChanged => Changes().Any();

    /// <summary>The changes: the index of an item that was replaced, or the path inside an item, and the value there.</summary>
    public IEnumerable<KeyValuePair<string, object?>> Changes()
    {
        for (int i = 0; i < Items.Length; i++)
        {
            object? now = JsonValues.Bare(Items.GetValue(i));
            if (!(now is AtlasObject ? ReferenceEquals(now, _before[i]) : Equals(now, _before[i])))
                yield return new($"{i}", now);
            else if (now is AtlasObject item)
                foreach (var change in item.Changes())
                    yield return new($"{i}/{change.Key}", change.Value);
        }
    }
}
