namespace AtlasPS.Catalog;

/// <summary>Every rule, in the order of the ids. The reader reports ATLAS001 to ATLAS006 itself.</summary>
internal static class CatalogRules
{
    public static IReadOnlyList<CatalogRule> All { get; } =
    [
        new CmdletNameRule(),
        new CmdletTwiceRule(),
        new OperationExistsRule(),
        new OperationNeededRule(),
        new ParameterExistsRule(),
        new ParameterHelpRule(),
        new ParameterTwiceRule(),
        new ReservedNameRule(),
        new ParameterSetRule(),
        new ValueSourceRule(),
        new DefaultRule(),
        new PositionRule(),
        new OmitRule(),
        new ExplicitRule(),
        new ListsRule(),
        new ConfirmRule(),
        new WaitPollRule(),
        new WaitPropertyRule(),
        new WaitStateRule(),
        new InsteadRule(),
        new SchemaExistsRule(),
        new TypeTwiceRule(),
        new KeyRule(),
        new LabelRule(),
        new ViewPropertyRule(),
        new ViewScriptRule(),
        new UnusedHelpRule(),
        new MentionRule(),
        new ExampleParameterRule(),
        new UnusedParentRule(),
        new HeadingTwiceRule(),
        new DownloadRule(),
        new HandWrittenRule(),
        new CopiedHelpRule(),
        new VerbMethodRule(),
    ];
}
