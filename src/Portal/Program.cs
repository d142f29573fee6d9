using Portal.Commands;
using Portal.Live;

PooledArrays.Limit();
NativeHeap.LimitArenas();
return await PortalCommandLine.Create().Parse(args).InvokeAsync();
