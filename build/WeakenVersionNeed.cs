using System;
using System.IO;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// Copies an x86-64 ELF file and sets VER_FLG_WEAK on one entry of its .gnu.version_r section.
public sealed class WeakenVersionNeed : Task
{
    [Required] public string Source { get; set; }
    [Required] public string Destination { get; set; }
    [Required] public string Version { get; set; }

    public override bool Execute()
    {
        if (File.Exists(Destination) && File.GetLastWriteTimeUtc(Destination) == File.GetLastWriteTimeUtc(Source)) return true;
        var b = File.ReadAllBytes(Source);
        if (b.Length < 64 || b[0] != 0x7f || b[1] != 'E' || b[2] != 'L' || b[3] != 'F' || b[4] != 2 || b[5] != 1) { Log.LogError("not a 64-bit little-endian ELF file: " + Source); return false; }
        long shoff = BitConverter.ToInt64(b, 0x28); int shentsize = BitConverter.ToUInt16(b, 0x3A), shnum = BitConverter.ToUInt16(b, 0x3C), hits = 0;
        for (int i = 0; i < shnum; i++)
        {
            int sh = (int)(shoff + (long)i * shentsize);
            if (BitConverter.ToUInt32(b, sh + 4) != 0x6ffffffe) continue; // SHT_GNU_verneed
            int off = (int)BitConverter.ToInt64(b, sh + 0x18), link = (int)BitConverter.ToUInt32(b, sh + 0x28);
            int str = (int)BitConverter.ToInt64(b, (int)(shoff + (long)link * shentsize) + 0x18);
            for (int vn = off; ;)
            {
                int aux = vn + (int)BitConverter.ToUInt32(b, vn + 8), count = BitConverter.ToUInt16(b, vn + 2);
                for (int k = 0; k < count; k++)
                {
                    if (CString(b, str + (int)BitConverter.ToUInt32(b, aux + 8)) == Version) { b[aux + 4] |= 2; hits++; }
                    aux += (int)BitConverter.ToUInt32(b, aux + 12);
                }
                uint next = BitConverter.ToUInt32(b, vn + 12); if (next == 0) break; vn += (int)next;
            }
        }
        Directory.CreateDirectory(Path.GetDirectoryName(Destination));
        var tmp = Destination + "." + Guid.NewGuid().ToString("N"); File.WriteAllBytes(tmp, b); File.SetLastWriteTimeUtc(tmp, File.GetLastWriteTimeUtc(Source));
        if (File.Exists(Destination)) File.Delete(Destination);
        try { File.Move(tmp, Destination); } catch (IOException) when (File.Exists(Destination)) { File.Delete(tmp); } // another project of the same build was first
        Log.LogMessage(MessageImportance.High, hits + " version need(s) of " + Version + " made weak in " + Destination);
        return true;
    }
    static string CString(byte[] b, int o) { int e = Array.IndexOf(b, (byte)0, o); return Encoding.ASCII.GetString(b, o, e - o); }
}
