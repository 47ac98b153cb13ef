using System.ComponentModel;

namespace System.Runtime.CompilerServices;

/// <summary>Marks the setters that are <c>init</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
internal static class IsExternalInit;
