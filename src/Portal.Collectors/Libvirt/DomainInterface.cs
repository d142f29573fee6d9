using Portal.Collectors.Libvirt.Interop;

namespace Portal.Collectors.Libvirt;

/// <summary>One network interface of a record while it is taken in: <c>net.&lt;n&gt;.…</c> of virConnectGetAllDomainStats.</summary>
/// <remarks>libvirt gives the guest's view: rx is what came to the guest. A user-mode interface has no name and no counters.</remarks>
internal sealed class DomainInterface
{
    private NetworkCounters _counters = new() { Interface = string.Empty };

    public void Add(ReadOnlySpan<byte> field, TypedParameter parameter)
    {
        if (field.SequenceEqual("name"u8))
        {
            if (parameter.TryGetText(out string name))
            {
                _counters = _counters with { Interface = name };
            }
        }
        else if (parameter.TryGetInteger(out long value))
        {
            _counters = field switch
            {
                _ when field.SequenceEqual("rx.bytes"u8) => _counters with { ReceivedBytes = value },
                _ when field.SequenceEqual("rx.pkts"u8) => _counters with { ReceivedPackets = value },
                _ when field.SequenceEqual("rx.errs"u8) => _counters with { ReceiveErrors = value },
                _ when field.SequenceEqual("rx.drop"u8) => _counters with { ReceiveDrops = value },
                _ when field.SequenceEqual("tx.bytes"u8) => _counters with { TransmittedBytes = value },
                _ when field.SequenceEqual("tx.pkts"u8) => _counters with { TransmittedPackets = value },
                _ when field.SequenceEqual("tx.errs"u8) => _counters with { TransmitErrors = value },
                _ when field.SequenceEqual("tx.drop"u8) => _counters with { TransmitDrops = value },
                _ => _counters,
            };
        }
    }

    /// <summary>Null without a name: nothing to tell it by.</summary>
    public NetworkCounters? ToCounters() => _counters.Interface.Length == 0 ? null : _counters;
}
