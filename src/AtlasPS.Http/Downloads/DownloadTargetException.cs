namespace AtlasPS.Http.Downloads;

/// <summary>Carries what a target threw past everything that knows only of the wire, to where it is unwrapped.</summary>
internal sealed class DownloadTargetException(Exception cause) : Exception(cause.Message, cause);
