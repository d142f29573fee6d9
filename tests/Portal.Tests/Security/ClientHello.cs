using System.Buffers.Binary;

namespace Portal.Tests.Security;

/// <summary>The first record of a TLS connection (RFC 5246 §7.4.1.2), with suites for the P-256 certificates of a cluster and nothing of TLS 1.3.</summary>
internal static class ClientHello
{
    private static readonly byte[] Suites = [0xC0, 0x2B, 0xC0, 0x2C, 0xC0, 0x09, 0xC0, 0x0A]; // ECDHE-ECDSA with AES-GCM, and with AES-CBC and SHA-1 for versions before 1.2

    private static readonly byte[] Extensions =
    [
        0x00, 0x0A, 0x00, 0x04, 0x00, 0x02, 0x00, 0x17, // groups: P-256
        0x00, 0x0B, 0x00, 0x02, 0x01, 0x00, // points: uncompressed
        0x00, 0x0D, 0x00, 0x06, 0x00, 0x04, 0x04, 0x03, 0x02, 0x03, // signatures: ECDSA with SHA-256, with SHA-1
    ];

    /// <param name="version">0x0301 is TLS 1.0, 0x0303 is 1.2.</param>
    public static byte[] Offering(ushort version)
    {
        byte[] random = new byte[32];
        Random.Shared.NextBytes(random);
        byte[] hello = [.. Big(version), .. random, 0, .. Counted(Suites), 1, 0, .. Counted(Extensions)];
        byte[] message = [0x01, 0, .. Counted(hello)];
        return [0x16, .. Big(Math.Min(version, (ushort)0x0301)), .. Counted(message)];
    }

    private static byte[] Counted(byte[] bytes) => [.. Big((ushort)bytes.Length), .. bytes];

    private static byte[] Big(ushort number)
    {
        byte[] bytes = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, number);
        return bytes;
    }
}
