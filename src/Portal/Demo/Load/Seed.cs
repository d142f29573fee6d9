namespace Portal.Demo.Load;

/// <summary>Chance that is the same every time: made from names, so that a simulated thing looks alike in every run and on every machine.</summary>
/// <remarks>Not <see cref="Random"/>: its sequence depends on the order of calls, and string.GetHashCode differs in every process.</remarks>
internal readonly record struct Seed(ulong Value)
{
    public static Seed Of(string text) => new Seed(0xcbf29ce484222325).For(text);

    /// <summary>An independent seed for one property of the same thing.</summary>
    public Seed For(string what)
    {
        ulong hash = Value;
        foreach (char letter in what)
        {
            hash = (hash ^ letter) * 0x100000001b3; // FNV-1a
        }

        // splitmix64's finish: FNV alone leaves names that differ in their last letter close together.
        hash = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9;
        hash = (hash ^ (hash >> 27)) * 0x94d049bb133111eb;
        return new Seed(hash ^ (hash >> 31));
    }

    /// <summary>From 0 up to, not including, 1.</summary>
    public double Unit => (Value >> 11) * (1.0 / (1UL << 53));

    public double Between(double low, double high) => low + ((high - low) * Unit);

    /// <summary>So many hex digits, at most 64.</summary>
    public string Hex(int digits)
    {
        Seed seed = this;
        return string.Concat(Enumerable.Range(0, 4).Select(part => seed.For(part.ToString(System.Globalization.CultureInfo.InvariantCulture)).Value.ToString("x16", System.Globalization.CultureInfo.InvariantCulture)))[..digits];
    }
}
