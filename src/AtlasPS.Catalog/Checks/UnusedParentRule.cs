namespace AtlasPS.Catalog;

/// <summary>A word for the thing that a path parameter names belongs to a parameter that exists.</summary>
internal sealed class UnusedParentRule() : CatalogRule("ATLAS036")
{
    public override IEnumerable<CatalogFinding> Check(CatalogView view)
    {
        var names = new HashSet<string>(view.Module.Commands.SelectMany(command => command.Parameters).Where(parameter => parameter.In == "path").Select(parameter => parameter.Name));
        return view.Surface.Common.Words.Parents.Where(entry => !names.Contains(entry.Parameter))
            .Select(entry => Finding(view.Surface.Common.Source.At("parents", entry.Entry), $"No path has a parameter '{entry.Parameter}'. {Suggestion.For(entry.Parameter, names)}"));
    }
}
