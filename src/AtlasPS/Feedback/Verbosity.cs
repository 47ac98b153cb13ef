using System.Management.Automation;

namespace AtlasPS.Feedback;

/// <summary>How much of a call is put into words.</summary>
/// <param name="Lines">True to write a line for each request.</param>
/// <param name="Headers">True to write its headers and body to the debug stream too.</param>
/// <param name="LinesToDebug">True to write the lines to the debug stream instead of the verbose stream.</param>
internal readonly record struct Verbosity(bool Lines, bool Headers, bool LinesToDebug)
{
    /// <summary>Reads the switches that a cmdlet was given, and the preference variables where it was given none.</summary>
    public static Verbosity Of(IDictionary<string, object> bound, PSVariableIntrinsics variables)
    {
        bool debug = IsOn("Debug", bound, variables);
        // Under -Debug alone the engine would ask a question at every verbose line; there it goes with the rest of the debugging.
        return new(debug || IsOn("Verbose", bound, variables), debug, bound.ContainsKey("Debug") && !bound.ContainsKey("Verbose"));
    }

    private static bool IsOn(string stream, IDictionary<string, object> bound, PSVariableIntrinsics variables)
    {
        if (bound.TryGetValue(stream, out object? given))
            return LanguagePrimitives.IsTrue(given);
        object? preference = variables.GetValue($"{stream}Preference");
        return LanguagePrimitives.TryConvertTo(preference, out ActionPreference wanted) && wanted is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);
    }
}
