using Portal.Commands;
using Portal.Live;

NativeHeap.LimitArenas();
return await PortalCommandLine.Create().Parse(args).InvokeAsync();
