namespace AtlasPS.Catalog;

/// <summary>A cmdlet has an approved verb and a noun that begins with Atlas.</summary>
internal sealed class CmdletNameRule() : CatalogRule("ATLAS007")
{
    public override IEnumerable<CatalogFinding> Check(CatalogView view)
    {
        foreach (var family in view.Surface.Families)
            foreach (var cmdlet in family.Cmdlets)
            {
                string verb = cmdlet.Name.Split('-')[0];
                if (!Naming.IsCmdlet(cmdlet.Name))
                    yield return Finding(family.Source.At("cmdlets", cmdlet.Name), $"'{cmdlet.Name}' is not the name of a cmdlet. Write a verb, '-Atlas' and a noun, e.g. Get-AtlasCluster.");
                else if (!PowerShellNames.IsApproved(verb))
                    yield return Finding(family.Source.At("cmdlets", cmdlet.Name), $"'{verb}' is not an approved verb. {Suggestion.For(verb, PowerShellNames.Verbs)}");
            }
    }
}
