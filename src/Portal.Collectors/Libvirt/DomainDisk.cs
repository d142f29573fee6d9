using Portal.Collectors.Libvirt.Interop;

namespace Portal.Collectors.Libvirt;

/// <summary>One disk of a record while it is taken in: <c>block.&lt;n&gt;.…</c> of virDomainListGetStats. Times are nanoseconds, sizes bytes.</summary>
internal sealed class DomainDisk
{
    private GuestDisk _disk = new() { Device = string.Empty };

    public void Add(ReadOnlySpan<byte> field, TypedParameter parameter)
    {
        if (field.SequenceEqual("name"u8))
        {
            if (parameter.TryGetText(out string name))
            {
                _disk = _disk with { Device = name };
            }
        }
        else if (parameter.TryGetInteger(out long value))
        {
            _disk = field switch
            {
                _ when field.SequenceEqual("rd.reqs"u8) => _disk with { Reads = value },
                _ when field.SequenceEqual("rd.bytes"u8) => _disk with { ReadBytes = value },
                _ when field.SequenceEqual("rd.times"u8) => _disk with { ReadNanoseconds = value },
                _ when field.SequenceEqual("wr.reqs"u8) => _disk with { Writes = value },
                _ when field.SequenceEqual("wr.bytes"u8) => _disk with { WrittenBytes = value },
                _ when field.SequenceEqual("wr.times"u8) => _disk with { WriteNanoseconds = value },
                _ when field.SequenceEqual("fl.reqs"u8) => _disk with { Flushes = value },
                _ when field.SequenceEqual("fl.times"u8) => _disk with { FlushNanoseconds = value },
                _ when field.SequenceEqual("capacity"u8) => _disk with { CapacityBytes = value },
                _ when field.SequenceEqual("allocation"u8) => _disk with { AllocationBytes = value },
                _ when field.SequenceEqual("physical"u8) => _disk with { PhysicalBytes = value },
                _ => _disk,
            };
        }
    }

    /// <summary>Whether the monitor was asked: without it a record holds names alone.</summary>
    public bool IsMeasured => _disk.Reads is not null || _disk.Writes is not null;

    /// <summary>Null without a name: nothing to tell it by.</summary>
    public GuestDisk? ToDisk() => _disk.Device.Length == 0 ? null : _disk;
}
