namespace AtlasPS.Catalog;

/// <summary>The form that a value of the YAML files has.</summary>
internal abstract record ValueGrammar;

/// <summary>Text: any, or one of those listed.</summary>
/// <param name="Allowed">The texts that are allowed; empty for any.</param>
internal sealed record TextGrammar(params string[] Allowed) : ValueGrammar;

/// <summary><c>true</c> or <c>false</c>.</summary>
internal sealed record FlagGrammar : ValueGrammar;

/// <summary>A whole number, 0 or greater.</summary>
internal sealed record NumberGrammar : ValueGrammar;

/// <summary>A list.</summary>
/// <param name="Item">The form of its items.</param>
/// <param name="AtLeast">The least number of items.</param>
/// <param name="AtMost">The greatest number of items.</param>
internal sealed record ListGrammar(ValueGrammar Item, int AtLeast = 0, int AtMost = int.MaxValue) : ValueGrammar;

/// <summary>A mapping whose keys are names that the file chooses.</summary>
/// <param name="Item">The form of its values.</param>
internal sealed record NamesGrammar(ValueGrammar Item) : ValueGrammar;

/// <summary>A mapping whose keys are known.</summary>
/// <param name="Name">What the mapping describes, e.g. <c>cmdlet</c>.</param>
/// <param name="Keys">The keys.</param>
internal sealed record MappingGrammar(string Name, params KeyGrammar[] Keys) : ValueGrammar;

/// <summary>One of several forms that differ in kind: text, list or mapping.</summary>
/// <param name="Forms">The forms.</param>
internal sealed record ChoiceGrammar(params ValueGrammar[] Forms) : ValueGrammar;

/// <summary>A key of a mapping.</summary>
/// <param name="Name">The key.</param>
/// <param name="Value">The form of its value.</param>
/// <param name="Help">What the key says, for editors.</param>
/// <param name="Required">True where the mapping must have it.</param>
internal sealed record KeyGrammar(string Name, ValueGrammar Value, string Help, bool Required = false);
