using System.Runtime.InteropServices;
using System.Text;

namespace AtlasPS.Http.Profiles;

/// <summary>The credential store of Windows.</summary>
internal static class WindowsCredential
{
    private const int Generic = 1;
    private const int NotFound = 1168;

    /// <summary>The secret of a generic credential; null where there is none of this name.</summary>
    /// <exception cref="AtlasKeyringException">The store could not be asked.</exception>
    public static string? Find(string target)
    {
        if (!CredRead(target, Generic, 0, out var found))
        {
            int error = Marshal.GetLastWin32Error();
            return error == NotFound ? null : throw new AtlasKeyringException($"The credential store of Windows did not answer (error {error}).");
        }

        try
        {
            var credential = Marshal.PtrToStructure<Credential>(found);
            var secret = new byte[credential.BlobSize];
            if (secret.Length > 0)
                Marshal.Copy(credential.Blob, secret, 0, secret.Length);
            return Encoding.UTF8.GetString(secret);
        }
        finally
        {
            CredFree(found);
        }
    }

    [DllImport("advapi32.dll", EntryPoint = "CredReadW", CharSet = CharSet.Unicode, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool CredRead(string target, int type, int flags, out IntPtr credential);

    [DllImport("advapi32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern void CredFree(IntPtr credential);

    /// <summary>CREDENTIALW, of which the blob is what matters.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Credential
    {
        public int Flags;
        public int Type;
        public IntPtr TargetName;
        public IntPtr Comment;
        public long LastWritten;
        public int BlobSize;
        public IntPtr Blob;
        public int Persist;
        public int AttributeCount;
        public IntPtr Attributes;
        public IntPtr TargetAlias;
        public IntPtr UserName;
    }
}
