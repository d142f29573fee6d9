using Portal.Commands;

return await PortalCommandLine.Create().Parse(args).InvokeAsync();
